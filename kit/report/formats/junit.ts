import XMLBuilder from 'fast-xml-builder'
import { areas } from '../../model/rule.js'
import { failedWords } from '../client-words.js'
import { grouped } from '../group.js'
import type { FindingReport, Report, RuleReport } from '../report.js'
import { exitOf, findingLine, explainOf, sorted, weightOf, wireText } from '../labels.js'
import { wayToGreen } from '../triage.js'

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
  const rules = casesOf(report)
  const suites = areas.flatMap((area) => {
    const cases = rules.filter((each) => each.rule.area === area)
    return cases.length === 0 ? [] : [suite(area, cases, report)]
  })
  const document = {
    '?xml': attributes({ version: '1.0', encoding: 'UTF-8' }),
    testsuites: {
      ...attributes({
        name: `cxone-mock: ${report.manifest.client.name}`,
        ...totals(rules),
        time: seconds(report.manifest.durationMs),
      }),
      testsuite: suites,
    },
  }
  return builder.build(document)
}

/** How JUnit shows a rule: one error stands for all rules that could not be measured for the same reason. */
interface Case {
  readonly rule: RuleReport
  readonly shown: 'passed' | 'failure' | 'error' | 'skipped'
  /** The rules that this error stands for. */
  readonly others: readonly string[]
}

function casesOf(report: Report): Case[] {
  const { strict = false } = report.manifest.options
  const isRed = report.rules.some((rule) => weightOf(rule, strict) === 'bad')
  const unmeasured = sorted(report).filter((rule) => weightOf(rule, strict) === 'open')
  // Beside a failure an untested rule is not another one.
  const broken = unmeasured.filter(({ verdict }) => !isRed || verdict.endsWith('-error'))
  const groups = grouped(broken)
  return report.rules.map((rule): Case => {
    const weight = weightOf(rule, strict)
    if (weight === 'none') return { rule, shown: 'skipped', others: [] }
    if (weight !== 'open') return { rule, shown: weight === 'bad' ? 'failure' : 'passed', others: [] }
    const [, ...others] = groups.find(([first]) => first === rule) ?? []
    const isFirst = groups.some(([first]) => first === rule)
    return { rule, shown: isFirst ? 'error' : 'skipped', others: others.map(({ id }) => id) }
  })
}

function suite(area: string, cases: readonly Case[], report: Report) {
  const { manifest, denominator } = report
  const way = wayToGreen(report.triage)
  const properties = {
    kit: manifest.kit,
    'rule-set': manifest.ruleSet,
    denominator,
    'exit-code': String(exitOf(report)),
    ...(way.length > 0 && { 'way-to-green': way.join(' ') }),
  }
  return {
    ...attributes({
      name: area,
      ...totals(cases),
      skipped: String(cases.filter(({ shown }) => shown === 'skipped').length),
      time: seconds(cases.reduce((sum, { rule }) => sum + rule.durationMs, 0)),
      timestamp: manifest.startedAt,
    }),
    properties: {
      property: Object.entries(properties).map(([name, value]) => attributes({ name, value })),
    },
    testcase: cases.map(testCase),
  }
}

function testCase({ rule, shown, others }: Case) {
  const { id, area, title, verdict, durationMs, reason = '', findings } = rule
  const case_ = attributes({
    name: `${id} ${title}`,
    classname: area,
    status: verdict,
    time: seconds(durationMs),
  })
  if (shown === 'skipped') return { ...case_, skipped: `${verdict}: ${reason}` }
  if (shown === 'error') {
    const more = others.length === 0 ? '' : ` (and ${others.length} more rules: ${others.join(', ')})`
    return {
      ...case_,
      error: {
        ...attributes({ type: verdict, message: oneLine(reason + more) }),
        [text]: [detail(rule), ...(more === '' ? [] : [`For the same reason: ${others.join(', ')}`])].join(
          '\n',
        ),
      },
    }
  }
  const lines = findings.flatMap((finding) => [findingLine(finding), ...wordsOf(finding)])
  const details = [...(reason === '' ? [] : [`${verdict}: ${reason}`]), ...lines]
  if (shown === 'passed') return details.length === 0 ? case_ : { ...case_, 'system-out': details.join('\n') }
  const failures = findings.map((finding) => ({
    ...attributes({ type: finding.code, message: oneLine(finding.message) }),
    ...(finding.words.length > 0 && { [text]: wordsOf(finding).join('\n') }),
  }))
  const [first = attributes({ type: verdict, message: oneLine(reason) }), ...rest] = failures
  return { ...case_, failure: [{ ...first, [text]: detail(rule) }, ...rest] }
}

function totals(cases: readonly Case[]) {
  const count = (wanted: Case['shown']) => String(cases.filter(({ shown }) => shown === wanted).length)
  return { tests: String(cases.length), failures: count('failure'), errors: count('error') }
}

function wordsOf({ words }: FindingReport): string[] {
  return words.map((each) => `Client: ${each}`)
}

function detail(rule: RuleReport): string {
  const { id, reason, findings, last = [], fix, reproduce } = rule
  const shown = findings.flatMap((finding) => {
    const [first] = finding.wire
    return [findingLine(finding), ...wordsOf(finding), ...(first ? [...wireText(first), first.curl] : []), '']
  })
  return [
    ...(reason === undefined ? [] : [reason]),
    ...shown,
    ...(findings.length === 0 ? failedWords(rule).map((words) => `Client: ${words}`) : []),
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
