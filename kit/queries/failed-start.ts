import type { ClientConfig, Outcome } from '../model/client.js'
import type { ReceivedRequest } from '../model/test-server.js'

/** What an ordinary start led to, without any fault. */
export interface FirstStart {
  readonly config: ClientConfig
  readonly outcome: Outcome
  readonly arrivals: readonly ReceivedRequest[]
  /** Whether the server records the call now. */
  readonly isRecorded: boolean
}

/** Why an ordinary start did not succeed, in one paragraph; undefined if it did. */
export function whyNoStart(start: FirstStart): string | undefined {
  const { outcome, isRecorded } = start
  if (outcome.outcome === 'ok' && isRecorded) return undefined
  const began = isRecorded ? 'The start was accepted, but not reported as ok.' : 'No start succeeds.'
  return `${began} ${saidBy(outcome)} ${happened(start)}`
}

function saidBy({ outcome, kind, message }: Outcome): string {
  const how = kind === undefined ? outcome : `${outcome} (${kind})`
  return `The client reported ${how}${message === undefined || message === '' ? '.' : `: ${JSON.stringify(message)}.`}`
}

function happened({ arrivals, config, isRecorded }: FirstStart): string {
  if (isRecorded) return ''
  const { baseUrl, tokenUrl } = config
  const own = arrivals.filter(({ at }) => at !== 'elsewhere')
  const other = arrivals.find(({ at }) => at === 'elsewhere')
  if (other)
    return `It sent ${other.method} ${other.target} to another address than ${tokenUrl} and ${baseUrl}.`
  const [first] = own
  if (!first) return `It sent no request to ${tokenUrl} or ${baseUrl}.`
  const rejected = own.find(({ status }) => status >= 400)
  if (!rejected)
    return `It sent ${own.length} requests, none of which started a recording; the last was ${named(own.at(-1) ?? first)}.`
  const { status, explanation } = rejected
  const why = explanation ? ` ${explanation.reason}` : ''
  const fix = explanation?.fix[0] === undefined ? '' : ` Fix: ${explanation.fix[0]}`
  return `The mock answered ${named(rejected)} with ${status}.${why}${fix}`
}

function named({ id, method, target }: ReceivedRequest): string {
  return `request ${id}, ${method} ${target},`
}
