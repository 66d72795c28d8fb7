import type { Report, RuleReport } from '../report.js'
import { findingLine, explainOf, weightOf } from '../labels.js'

/** The findings about secrets as SARIF 2.1.0, for tools that collect security findings. */
export function sarif({ rules, manifest }: Report): string {
  const secrets = rules.filter(({ area }) => area === 'SEC')
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cxone-mock',
            version: manifest.kit,
            rules: secrets.map(({ id, title, rationale, fix, level }) => ({
              id,
              name: id.replaceAll('-', ''),
              shortDescription: { text: `The client ${title}.` },
              fullDescription: { text: rationale },
              help: { text: `${fix} See ${explainOf(id)}.` },
              properties: { level, tags: ['security'] },
            })),
          },
        },
        invocations: [{ executionSuccessful: true, startTimeUtc: manifest.startedAt }],
        results: secrets.flatMap((rule) => resultsOf(rule, manifest.client.name)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function resultsOf(rule: RuleReport, client: string) {
  const accepted = rule.verdict === 'known-fail' ? { suppressions: [{ kind: 'external' }] } : {}
  return rule.findings.map((finding) => ({
    ruleId: rule.id,
    level: weightOf(rule, false) === 'bad' || rule.verdict === 'known-fail' ? 'error' : 'warning',
    message: { text: findingLine(finding) },
    // There is no source location, because only traffic was examined.
    locations: [{ logicalLocations: [{ name: client, kind: 'module' }] }],
    partialFingerprints: { 'rule/finding/v1': `${rule.id}/${finding.code}` },
    ...accepted,
  }))
}
