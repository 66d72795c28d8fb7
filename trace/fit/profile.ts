import type { TenantProfile, TenantProfileEntry } from '../../contracts/register/tenant-profile.js'
import type { TraceExchange } from '../model/exchange.js'
import type { Decision } from './decide.js'
import { pathOf } from '../read/is-api-request.js'

/**
 * The tenant profile that a fit has found: what the trace decides, and nothing else.
 * @param digest of the exchange that shows a behaviour
 */
export function profileOf(
  decisions: readonly Decision[],
  exchanges: readonly TraceExchange[],
  name: string,
  digest: (exchange: TraceExchange) => string,
): TenantProfile {
  const assumptions: Record<string, TenantProfileEntry> = {}
  const times: Record<string, string> = {}
  for (const { dimension, option, proof } of decisions) {
    const exchange = proof === undefined ? undefined : exchanges[proof]
    if (option === undefined || !exchange) continue
    if (dimension.kind === 'variant') assumptions[dimension.name] = entryOf(option, exchange, digest)
    else if (dimension.kind === 'time' && option !== dimension.options[0]) times[dimension.name] = option
  }
  const { settle, accessTokenLifetimeSeconds } = times
  return {
    version: 1,
    name,
    note: 'Found by cxone-mock compare --fit.',
    assumptions,
    ...(settle === undefined ? {} : { settle }),
    ...(accessTokenLifetimeSeconds === undefined
      ? {}
      : { accessTokenLifetimeSeconds: Number(accessTokenLifetimeSeconds) }),
  }
}

function entryOf(
  variant: string,
  exchange: TraceExchange,
  digest: (exchange: TraceExchange) => string,
): TenantProfileEntry {
  const { at, file, number, method, target, response } = exchange
  return {
    variant,
    grade: 'observed',
    date: new Date(at).toISOString().slice(0, 10),
    note: `Exchange ${number} of ${file.split(/[/\\]/).at(-1)}: ${method} ${templateOf(target)} answered ${response?.status}.`,
    exchange: digest(exchange),
  }
}

/** The path without the values of ids. */
function templateOf(target: string): string {
  return pathOf(target)
    .split('/')
    .map((segment) => (/^(?:[a-z][a-z-]*|v\d+(?:\.\d+)?)?$/i.test(segment) ? segment : '…'))
    .join('/')
    .slice(0, 500)
}
