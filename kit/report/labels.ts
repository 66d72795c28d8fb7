import type { Verdict } from '../model/verdict.js'
import type { FindingReport, Report, RuleReport } from './report.js'
import { statusLine, type WireExchange } from './trace-format.js'

/** Worst first: what has to be done comes before what is good. */
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
  'not-reached',
  'not-applicable',
  'pass',
]

/** What the verdicts mean to a build. `open` could not be measured where it had to be. */
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
      return 'none'
    case 'pass':
      return 'good'
  }
}

/** The rules of a report by verdict, worst first, and in the order of the kit. */
export function sorted({ rules }: Report): RuleReport[] {
  return rules.toSorted((one, other) => worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict))
}

/** What tells all of a rule, wherever its reader is. */
export function explainOf(id: string): string {
  return `cxone-mock explain ${id}`
}

/** A request and its reply, as lines of text. */
export function wireText({ method, target, headers, body, ...reply }: WireExchange): string[] {
  const lines = (pairs: WireExchange['headers']) =>
    pairs.filter(([name]) => !noise.has(name.toLowerCase())).map(([name, value]) => `${name}: ${value}`)
  const told = (mark: string, text: string) => text.split('\n').map((line) => `${mark} ${line}`.trimEnd())
  const bodyOf = (text: string) => (text === '' ? [] : ['', text])
  return [
    ...told('>', [`${method} ${target}`, ...lines(headers), ...bodyOf(body)].join('\n')),
    ...told('<', [statusLine(reply), ...lines(reply.replyHeaders), ...bodyOf(reply.replyBody)].join('\n')),
    ...(reply.fault === undefined ? [] : [`  (fault: ${reply.fault})`]),
  ]
}

const briefBody = 200

/** A request and its reply without their headers, each body in one line. */
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

/** Headers that say nothing about a client. */
const noise = new Set([
  'connection',
  'keep-alive',
  'accept-encoding',
  'accept-language',
  'sec-fetch-mode',
  'date',
])

/** A finding in one line. */
export function findingLine({ code, message, requests }: FindingReport): string {
  const named =
    requests.length === 0 ? '' : ` (${requests.length === 1 ? 'request' : 'requests'} ${list(requests)})`
  return `${message}${named} [${code}]`
}

function list(ids: readonly number[]): string {
  return ids.length > 6 ? `${ids.slice(0, 6).join(', ')} …` : ids.join(', ')
}
