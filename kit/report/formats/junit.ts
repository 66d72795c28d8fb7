import XMLBuilder from 'fast-xml-builder'
import { areas } from '../../model/rule.js'
import type { Report, RuleReport } from '../report.js'
import { findingLine, explainOf, weightOf, wireText } from '../labels.js'

const attribute = '@'
const text = '#'

/** JUnit XML in the format that Jenkins reads: one suite per area, one case per rule. */
export function junit(report: Report): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: attribute,
    textNodeName: text,
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  })
  const { strict = false } = report.manifest.options
  const suites = areas.flatMap((area) => {
    const rules = report.rules.filter((rule) => rule.area === area)
    return rules.length === 0 ? [] : [suite(area, rules, report, strict)]
  })
  const document = {
    '?xml': attributes({ version: '1.0', encoding: 'UTF-8' }),
    testsuites: {
      ...attributes({
        name: `cxone-mock: ${report.manifest.client.name}`,
        ...totals(report.rules, strict),
        time: seconds(report.manifest.durationMs),
      }),
      testsuite: suites,
    },
  }
  return builder.build(document)
}

function suite(area: string, rules: readonly RuleReport[], report: Report, strict: boolean) {
  const { manifest, denominator } = report
  const properties = {
    kit: manifest.kit,
    'rule-set': manifest.ruleSet,
    denominator,
    'exit-code': String(report.exitCode),
  }
  return {
    ...attributes({
      name: area,
      ...totals(rules, strict),
      skipped: String(rules.filter((rule) => isSkipped(rule)).length),
      time: seconds(rules.reduce((sum, { durationMs }) => sum + durationMs, 0)),
      timestamp: manifest.startedAt,
    }),
    properties: {
      property: Object.entries(properties).map(([name, value]) => attributes({ name, value })),
    },
    testcase: rules.map((rule) => testCase(rule, strict)),
  }
}

function testCase(rule: RuleReport, strict: boolean) {
  const { id, area, title, verdict, durationMs, reason = '', findings } = rule
  const case_ = attributes({
    name: `${id} ${title}`,
    classname: area,
    status: verdict,
    time: seconds(durationMs),
  })
  const details = [...(reason === '' ? [] : [`${verdict}: ${reason}`]), ...findings.map(findingLine)]
  if (isSkipped(rule)) return { ...case_, skipped: `${verdict}: ${reason}` }
  const weight = weightOf(rule, strict)
  if (weight === 'open') {
    return {
      ...case_,
      error: { ...attributes({ type: verdict, message: oneLine(reason) }), [text]: detail(rule) },
    }
  }
  if (weight !== 'bad') return details.length === 0 ? case_ : { ...case_, 'system-out': details.join('\n') }
  const failures = findings.map(({ code, message }) => attributes({ type: code, message: oneLine(message) }))
  const [first = attributes({ type: verdict, message: oneLine(reason) }), ...others] = failures
  return { ...case_, failure: [{ ...first, [text]: detail(rule) }, ...others] }
}

/** Not judged, without an effect on the result. */
function isSkipped(rule: RuleReport): boolean {
  return weightOf(rule) === 'none'
}

function totals(rules: readonly RuleReport[], strict: boolean) {
  const count = (weight: string) => String(rules.filter((rule) => weightOf(rule, strict) === weight).length)
  return { tests: String(rules.length), failures: count('bad'), errors: count('open') }
}

function detail({ id, reason, findings, last = [], fix, reproduce }: RuleReport): string {
  const shown = findings.flatMap((finding) => {
    const [first] = finding.wire
    return [findingLine(finding), ...(first ? [...wireText(first), first.curl] : []), '']
  })
  return [
    ...(reason === undefined ? [] : [reason]),
    ...shown,
    ...last.flatMap((exchange) => [...wireText(exchange), '']),
    `Fix: ${fix}`,
    `Rerun: ${reproduce}`,
    `Details: ${explainOf(id)}`,
  ].join('\n')
}

function attributes(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${attribute}${name}`, oneLine(value)]),
  )
}

function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ')
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
