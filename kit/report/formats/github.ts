import { failedWords } from '../client-words.js'
import { grouped, type Group } from '../group.js'
import type { Report, RuleReport } from '../report.js'
import { exitOf, findingLine, sorted, weightOf } from '../labels.js'
import { wayToGreen } from '../triage.js'

/** The job summary of a GitHub workflow, as Markdown. */
export function stepSummary(report: Report): string {
  const { manifest, denominator, conclusion, rules, triage } = report
  const listed = sorted(report).filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
  const row = ([rule, ...others]: Group) => {
    const { id, level, verdict, title } = rule
    const name = others.length === 0 ? id : `${id} and ${others.length} more`
    return `| ${verdict} | ${name} | ${level} | The client ${cell(title)} | ${details(rule).map(cell).join('<br>')} |`
  }
  const [head, ...steps] = wayToGreen(triage)
  return [
    `### CXone contract: ${cell(manifest.client.name)}: ${conclusion}`,
    '',
    `${denominator}. Exit code ${exitOf(report)}. Kit ${manifest.kit}, rules ${manifest.ruleSet}.`,
    '',
    ...(head === undefined ? [] : [`**${cell(head)}**`, '', ...steps.map((step) => cell(step)), '']),
    ...(listed.length === 0
      ? [`All ${rules.length} rules pass or do not apply.`]
      : [
          '| Verdict | Rule | Level | Requirement | Findings |',
          '|---|---|---|---|---|',
          ...grouped(listed).map(row),
        ]),
    '',
  ].join('\n')
}

function details(rule: RuleReport): string[] {
  const { reason, findings } = rule
  return [
    ...(reason === undefined ? [] : [reason]),
    ...findings.flatMap((finding) => [
      findingLine(finding),
      ...finding.words.map((words) => `Client: ${words}`),
    ]),
    ...(findings.length === 0 ? failedWords(rule).map((words) => `Client: ${words}`) : []),
  ]
}

/** Escapes markup, links and cell separators. */
function cell(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~#@!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s+/g, ' ')
}

/**
 * Workflow commands, one per line, failures first: an error for each failure, a warning for each warning. Rules that
 * could not be measured for the same reason share one line, which is an error only if nothing failed.
 */
export function annotations(report: Report): string {
  const { strict = false } = report.manifest.options
  const isRed = report.rules.some((rule) => weightOf(rule, strict) === 'bad')
  return grouped(sorted(report))
    .flatMap(([rule, ...others]) => {
      const weight = weightOf(rule, strict)
      if (weight === 'good' || weight === 'none' || rule.verdict === 'known-fail') return []
      const isBeside = isRed && weight === 'open' && !rule.verdict.endsWith('-error')
      const command = weight === 'mild' || isBeside ? 'warning' : 'error'
      const name = others.length === 0 ? rule.id : `${rule.id} and ${others.length} more`
      return [
        `::${command} title=${value(`${name} ${rule.verdict}`)}::${message(details(rule).join('\n'))}\n`,
      ]
    })
    .join('')
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function value(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
