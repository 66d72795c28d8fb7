import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { RuleId } from '../../model/rule.js'
import type { FindingReport, Report, RuleReport } from '../report.js'
import { findingLine, explainOf, weightOf } from '../labels.js'

/** Rules about secrets in other areas than SEC. */
const aboutSecrets: ReadonlySet<RuleId> = new Set<RuleId>([
  'CX-DISC-001',
  'CX-DISC-002',
  'CX-AUTH-006',
  'CX-AUTH-007',
  'CX-AUTH-009',
  'CX-TOK-008',
  'CX-TOK-013',
  'CX-TOK-015',
  'CX-REQ-002',
  'CX-REQ-003',
  'CX-REQ-007',
  'CX-ERR-008',
])

/** How GitHub ranks an alert: from 7.0 high, from 4.0 medium. */
const severities = { MUST: '7.5', SHOULD: '5.0', MAY: '3.0' } as const

/** The findings about secrets as SARIF 2.1.0, in the subset that GitHub's code scanning accepts. */
export function sarif({ rules, manifest }: Report): string {
  const secrets = rules.filter(({ id, area }) => area === 'SEC' || aboutSecrets.has(id))
  const uri = uriOf(manifest.file ?? manifest.client.name)
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cxone-mock',
            version: manifest.kit,
            semanticVersion: manifest.kit,
            rules: secrets.map(({ id, title, rationale, fix, level, required }) => ({
              id,
              name: id.replaceAll('-', ''),
              shortDescription: { text: `The client ${title}.` },
              fullDescription: { text: rationale },
              help: { text: `${fix} See ${explainOf(id)}.` },
              defaultConfiguration: { level: required ? 'error' : 'warning' },
              properties: {
                level,
                tags: ['security'],
                precision: 'very-high',
                'security-severity': severities[level],
              },
            })),
          },
        },
        automationDetails: { id: `cxone-mock/${manifest.client.name}/` },
        invocations: [{ executionSuccessful: true, startTimeUtc: manifest.startedAt }],
        results: secrets.flatMap((rule, index) => resultsOf(rule, index, uri, manifest.client.name)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function resultsOf(rule: RuleReport, ruleIndex: number, uri: string, client: string) {
  const accepted = rule.verdict === 'known-fail' ? { suppressions: [{ kind: 'external' }] } : {}
  return rule.findings.map((finding, number) => ({
    ruleId: rule.id,
    ruleIndex,
    level: weightOf(rule, false) === 'bad' || rule.verdict === 'known-fail' ? 'error' : 'warning',
    message: { text: textOf(finding) },
    // Only the behaviour of the client was examined. GitHub needs a place in a file anyway.
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
        logicalLocations: [{ name: client, kind: 'module' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(rule, finding, number) },
    ...accepted,
  }))
}

function textOf(finding: FindingReport): string {
  return [findingLine(finding), ...finding.words.map((words) => `Client: ${words}`)].join('\n')
}

/** The same for the same finding in every run, so that an alert keeps its history. */
function fingerprint({ id, findings }: RuleReport, { code }: FindingReport, number: number): string {
  const earlier = findings.slice(0, number).filter((each) => each.code === code).length
  return `${bytesToHex(sha256(utf8ToBytes(`${id}/${code}`))).slice(0, 16)}:${earlier + 1}`
}

/** A path as a relative URI reference. */
function uriOf(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/')
  return parts
    .filter((part) => part !== '')
    .map((part) => encodeURIComponent(part))
    .join('/')
}
