import type { Report, RuleReport } from '../report.js'
import { findingLine, sorted, weightOf } from '../labels.js'

/** The job summary of a GitHub workflow, as Markdown. */
export function stepSummary(report: Report): string {
  const { manifest, denominator, conclusion, exitCode, rules } = report
  const listed = sorted(report).filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
  const row = ({ id, level, verdict, title, reason, findings }: RuleReport) => {
    const details = [...(reason === undefined ? [] : [reason]), ...findings.map(findingLine)]
    return `| ${verdict} | ${id} | ${level} | The client ${cell(title)} | ${details.map(cell).join('<br>')} |`
  }
  return [
    `### CXone contract: ${cell(manifest.client.name)}: ${conclusion}`,
    '',
    `${denominator}. Exit code ${exitCode}. Kit ${manifest.kit}, rules ${manifest.ruleSet}.`,
    '',
    ...(listed.length === 0
      ? [`All ${rules.length} rules pass or do not apply.`]
      : ['| Verdict | Rule | Level | Requirement | Findings |', '|---|---|---|---|---|', ...listed.map(row)]),
    '',
  ].join('\n')
}

/** Escapes markup, links and cell separators. */
function cell(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~#@!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s+/g, ' ')
}

/** Workflow commands, one per line: an error for each failure, a warning for each warning. */
export function annotations(report: Report): string {
  const { strict = false } = report.manifest.options
  return sorted(report)
    .flatMap((rule) => {
      const weight = weightOf(rule, strict)
      if (weight === 'good' || weight === 'none' || rule.verdict === 'known-fail') return []
      const details = [...(rule.reason === undefined ? [] : [rule.reason]), ...rule.findings.map(findingLine)]
      const command = weight === 'mild' ? 'warning' : 'error'
      return [`::${command} title=${value(`${rule.id} ${rule.verdict}`)}::${message(details.join('\n'))}\n`]
    })
    .join('')
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function value(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
