import type { Report, RuleReport } from '../report.js'
import { findingLine, sorted, weightOf } from '../labels.js'

/** What is shown on the page of a GitHub run, as Markdown. */
export function stepSummary(report: Report): string {
  const { manifest, denominator, conclusion, exitCode, rules } = report
  const listed = sorted(report).filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
  const row = ({ id, level, verdict, title, reason, findings }: RuleReport) => {
    const said = [...(reason === undefined ? [] : [reason]), ...findings.map(findingLine)]
    return `| ${verdict} | ${id} | ${level} | The client ${cell(title)} | ${said.map(cell).join('<br>')} |`
  }
  return [
    `### CXone contract: ${cell(manifest.client.name)}: ${conclusion}`,
    '',
    `${denominator}. Exit code ${exitCode}. Kit ${manifest.kit}, rules ${manifest.ruleSet}.`,
    '',
    ...(listed.length === 0
      ? [`All ${rules.length} rules are kept or do not apply.`]
      : [
          '| Verdict | Rule | Level | What a good client does | Found |',
          '|---|---|---|---|---|',
          ...listed.map(row),
        ]),
    '',
  ].join('\n')
}

/** Nothing in it is markup, a link or the end of a cell. */
function cell(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~#@!]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll(/\s+/g, ' ')
}

/** Workflow commands, one a line: an error for what fails, a warning for what warns. */
export function annotations(report: Report): string {
  const { strict = false } = report.manifest.options
  return sorted(report)
    .flatMap((rule) => {
      const weight = weightOf(rule, strict)
      if (weight === 'good' || weight === 'none' || rule.verdict === 'known-fail') return []
      const said = [...(rule.reason === undefined ? [] : [rule.reason]), ...rule.findings.map(findingLine)]
      const command = weight === 'mild' ? 'warning' : 'error'
      return [`::${command} title=${value(`${rule.id} ${rule.verdict}`)}::${message(said.join('\n'))}\n`]
    })
    .join('')
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function value(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
