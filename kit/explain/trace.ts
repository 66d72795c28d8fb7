import { scrubOf, secretsOf, type Scrub } from '../report/secrets.js'
import { statusLine, wireExchange, type WireExchange } from '../report/trace-format.js'
import { findingLine } from '../report/labels.js'
import type { Transcript } from '../model/transcript.js'
import type { RuleResult } from '../model/result.js'

const maxExchanges = 6
const maxBody = 240
/** The headers that traces show, because rules concern them. */
const shownHeaders = new Set([
  'authorization',
  'content-type',
  'user-agent',
  'cookie',
  'retry-after',
  'location',
  'www-authenticate',
  'cache-control',
])

/**
 * The HTTP trace of a run as text that differs little from run to run: ids, origins and times are replaced by names.
 * Requests of findings have priority.
 */
export function traceOf({ transcript, findings, verdict }: RuleResult): string {
  if (!transcript) return `(${verdict})`
  const scrub = stable(transcript, scrubOf(secretsOf(transcript)))
  const named = new Set(findings.flatMap(({ requests }) => requests))
  const { arrivals } = transcript
  const chosen = new Set([
    ...arrivals.filter(({ id }) => named.has(id)).slice(0, maxExchanges),
    ...arrivals.slice(0, maxExchanges),
  ])
  const shown = arrivals.filter((each) => chosen.has(each)).slice(0, maxExchanges + 2)
  const lines = shown.flatMap((request, index) => {
    const before = shown[index - 1]
    const gap = before ? Math.floor((request.atMs - before.atMs + 100) / 1000) : 0
    return [
      ...(gap > 0 ? [`(about ${gap} s later)`] : []),
      ...exchangeLines(wireExchange(request, transcript, scrub), scrub),
      '',
    ]
  })
  const left = arrivals.length - shown.length
  return [
    ...lines,
    ...(left > 0 ? ['(more requests follow)', ''] : []),
    ...endings(transcript, scrub),
    ...findings.map((finding) => `! ${unmeasured(scrub(findingLine(finding)))}`),
  ]
    .join('\n')
    .replaceAll('```', "'''")
}

function exchangeLines(exchange: WireExchange, scrub: Scrub): string[] {
  const { id, method, target, headers, body, replyHeaders, replyBody, at, fault } = exchange
  const part = (mark: string, pairs: WireExchange['headers'], text: string) => [
    ...pairs
      .filter(([name]) => shownHeaders.has(name.toLowerCase()))
      .map(([name, value]) => `   ${mark} ${name}: ${cut(scrub(value))}`),
    ...(text === '' ? [] : [`   ${mark} ${cut(scrub(text).replaceAll('\n', ' '))}`]),
  ]
  return [
    `${id}. ${method} ${cut(scrub(target))}${at === 'elsewhere' ? ' (to another origin)' : ''}`,
    ...part('>', headers, body),
    `   < ${statusLine(exchange)}`,
    ...part('<', replyHeaders, replyBody),
    ...(fault === undefined ? [] : [`   (fault: ${fault})`]),
  ]
}

/** The reported outcome of each operation. Equal lines are combined. */
function endings({ done }: Transcript, scrub: Scrub): string[] {
  const lines = done.map(({ operation, outcome: { outcome, kind, state, message } }) => {
    const parts = [outcome, kind, state].filter((part) => part !== undefined).join(', ')
    // Where a client was at its deadline differs from run to run.
    const isStable = message !== undefined && kind !== 'timeout'
    return `Outcome of ${operation}: ${parts}${isStable ? ` (${cut(scrub(message))})` : ''}`
  })
  return [...new Set(lines)].slice(0, maxExchanges).map((line) => {
    const count = lines.filter((each) => each === line).length
    return count === 1 ? line : `${line}, ${count} times`
  })
}

function cut(text: string): string {
  return text.length > maxBody ? `${text.slice(0, maxBody)}…` : text
}

/** A finding without measured numbers. Multiples of 500 ms are requirements and stay. */
function unmeasured(text: string): string {
  return text
    .replaceAll(/\b(\d+) ms\b/g, (ms, number: string) => (Number(number) % 500 === 0 ? ms : '{n} ms'))
    .replaceAll(/\b\d+\.\d+ times\b/g, '{n} times')
    .replaceAll(/\bsent \d\d+ requests\b/g, 'sent {n} requests')
}

/** Stable output: values that differ between runs are replaced by names. */
function stable({ calls, config }: Transcript, scrub: Scrub): Scrub {
  const names = calls.flatMap(({ conversationId, conferenceId, recordingId, userId }, index) => {
    const number = index === 0 ? '' : `#${index + 1}`
    return [
      [recordingId, `{recordingId${number}}`],
      [conversationId, `{conversationId${number}}`],
      [conferenceId, `{conferenceId${number}}`],
      ...(userId === undefined ? [] : [[userId, `{userId${number}}`] as const]),
    ] as const
  })
  const own = [
    [config?.clientId ?? '', '{client-id}'],
    [config?.accessKeyId ?? '', '{access-key-id}'],
  ] as const
  const all = [...names, ...own].filter(([value]) => value !== '')
  return (text) =>
    all
      .reduce((clean, [value, name]) => clean.replaceAll(value, name), scrub(text))
      .replaceAll(/https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?/g, '{server}')
      .replaceAll(/(\/agent-sessions\/|"sessionId":")[\w-]{20,}/gi, '$1{sessionId}')
      .replaceAll(/part-[\w-]{8}-/g, 'part-{id}-')
      .replaceAll(/second-[0-9a-f]{8}/g, '{client-id#2}')
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{uuid}')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '{time}')
      .replaceAll(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, '{HTTP date}')
}
