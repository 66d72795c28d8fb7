import type { Verdict } from '../model/verdict.js'
import type { FindingReport, Report, RuleReport } from './report.js'
import { statusLine, type WireExchange } from './trace-format.js'

/** The order of verdicts in reports, worst first. */
const worstFirst: readonly Verdict[] = [
  'kit-error',
  'fail',
  'known-changed',
  'stale-known',
  'client-error',
  'untested',
  'blocked',
  'warn',
  'known-fail',
  'known-untested',
  'skipped',
  'not-reached',
  'not-applicable',
  'pass',
]

/** What a verdict means to a build. `open`: a required rule could not be measured. */
export type Weight = 'bad' | 'open' | 'mild' | 'none' | 'good'

export function weightOf({ verdict, required }: RuleReport, strict = false): Weight {
  switch (verdict) {
    case 'fail':
    case 'known-changed':
    case 'stale-known':
      return 'bad'
    case 'client-error':
    case 'kit-error':
      return 'open'
    case 'untested':
    case 'blocked':
      return required ? 'open' : 'none'
    case 'warn':
      return strict ? 'bad' : 'mild'
    case 'known-fail':
      return 'mild'
    case 'not-applicable':
    case 'not-reached':
    case 'known-untested':
    case 'skipped':
      return 'none'
    case 'pass':
      return 'good'
  }
}

/** Rules sorted by verdict, worst first. */
export function bySeverity(rules: readonly RuleReport[]): RuleReport[] {
  return rules.toSorted((one, other) => worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict))
}

/** The exit code of the run: 1 if a rule failed, else that of the observed command, if any. */
export function exitOf({ exitCode, manifest }: Pick<Report, 'exitCode' | 'manifest'>): number {
  return exitCode === 1 ? 1 : manifest.options.commandExitCode || exitCode
}

/** The rules of a report, worst first, and of the failures those with the most consequences first. */
export function sorted({ rules, triage }: Report): RuleReport[] {
  const order = triage.causes.map(({ rule }) => rule)
  const place = ({ id }: RuleReport) => (order.includes(id) ? order.indexOf(id) : order.length)
  return bySeverity(rules.toSorted((one, other) => place(one) - place(other)))
}

/** The command that describes a rule. */
export function explainOf(id: string): string {
  return `cxone-mock explain ${id}`
}

/** A request and its response, as lines of text. */
export function wireText({ method, target, headers, body, ...reply }: WireExchange): string[] {
  const lines = (pairs: WireExchange['headers']) =>
    pairs.filter(([name]) => !noise.has(name.toLowerCase())).map(([name, value]) => `${name}: ${value}`)
  const marked = (mark: string, text: string) => text.split('\n').map((line) => `${mark} ${line}`.trimEnd())
  const bodyOf = (text: string) => (text === '' ? [] : ['', text])
  return [
    ...marked('>', [`${method} ${target}`, ...lines(headers), ...bodyOf(body)].join('\n')),
    ...marked('<', [statusLine(reply), ...lines(reply.replyHeaders), ...bodyOf(reply.replyBody)].join('\n')),
    ...(reply.fault === undefined ? [] : [`  (fault: ${reply.fault})`]),
  ]
}

const briefBody = 200

/** A request and its response without headers, each body in one line. */
export function wireBrief({ method, target, body, ...reply }: WireExchange): string[] {
  const cut = (text: string) => {
    const line = text.replaceAll(/\s+/g, ' ').trim()
    return line.length > briefBody ? `${line.slice(0, briefBody)}…` : line
  }
  const { fault, replyBody } = reply
  return [
    `> ${method} ${target}`,
    ...(body === '' ? [] : [`> ${cut(body)}`]),
    `< ${statusLine(reply)}${fault === undefined ? '' : ` (fault: ${fault})`}`,
    ...(replyBody === '' ? [] : [`< ${cut(replyBody)}`]),
  ]
}

/** Headers without information about a client. */
const noise = new Set([
  'connection',
  'keep-alive',
  'accept-encoding',
  'accept-language',
  'sec-fetch-mode',
  'date',
])

/** A finding in one line. */
export function findingLine({
  code,
  message,
  requests,
}: Pick<FindingReport, 'code' | 'message' | 'requests'>): string {
  const named =
    requests.length === 0 ? '' : ` (${requests.length === 1 ? 'request' : 'requests'} ${list(requests)})`
  return `${message}${named} [${code}]`
}

function list(ids: readonly number[]): string {
  return ids.length > 6 ? `${ids.slice(0, 6).join(', ')} …` : ids.join(', ')
}
