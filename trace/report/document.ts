import { ambiguities, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import type { ComparedExchange, Comparison, Verdict } from '../compare.js'
import type { Trace, TraceExchange } from '../model/exchange.js'
import type { Decision } from '../fit/decide.js'
import { profileOf } from '../fit/profile.js'
import type { Difference } from '../model/difference.js'
import { digestOf } from '../share/digest.js'
import { Pseudonyms } from '../share/pseudonyms.js'
import { redactExchange } from '../share/redact.js'

/** A comparison as data: every format shows this. It contains no secrets and no personal data. */
export interface CompareDocument {
  readonly version: 1
  readonly sources: readonly {
    readonly file: string
    readonly format: string
    readonly creator?: string
    readonly requests: number
    readonly leftOut: Readonly<Record<string, number>>
  }[]
  readonly assumed: readonly string[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly exchanges: readonly ExchangeReport[]
  readonly fit?: FitReport
}

export interface ExchangeReport {
  readonly file: string
  readonly number: number
  readonly at: string
  readonly method: string
  readonly target: string
  readonly operation?: string
  readonly verdict: Verdict
  readonly reason?: string
  readonly differences: readonly Difference[]
  readonly request: { readonly body?: string }
  readonly recorded?: Side
  readonly mock: Side & { readonly rule?: string }
}

interface Side {
  readonly status: number
  readonly body?: string
}

export interface FitReport {
  readonly differedBefore: number
  readonly differNow: number
  readonly decided: readonly DecidedReport[]
  /** Questions that the trace narrows, or that another question could explain as well. */
  readonly undecided: readonly {
    readonly name: string
    readonly possible: readonly string[]
    readonly together?: string
  }[]
  readonly replays: number
  readonly combinationsLeftOut: number
  readonly profile: TenantProfile
}

interface DecidedReport {
  readonly name: string
  readonly question: string
  readonly option: string
  readonly isDefault: boolean
  readonly number?: number
  readonly file?: string
  readonly exchange?: string
}

/** @param name of the tenant profile */
export function documentOf(trace: Trace, comparison: Comparison, name: string): CompareDocument {
  const { exchanges, assumed, fit } = comparison
  const names = new Pseudonyms()
  for (const { exchange } of exchanges) redactExchange(exchange, names)
  const reports = exchanges.map((each) => reportOf(each, names))
  const count = (verdict: Verdict) => exchanges.filter((each) => each.verdict === verdict).length
  return {
    version: 1,
    sources: trace.sources.map(({ file, format, creator, requests, leftOut }) => ({
      file,
      format,
      ...(creator === undefined ? {} : { creator }),
      requests,
      leftOut: Object.fromEntries(leftOut),
    })),
    assumed: assumed.map((each) => names.within(each)),
    counts: {
      agrees: count('agrees'),
      differs: count('differs'),
      'not-implemented': count('not-implemented'),
      unknown: count('unknown'),
    },
    exchanges: reports,
    ...(fit ? { fit: fitReport(fit, exchanges, name) } : {}),
  }
}

function reportOf(
  { exchange, operation, verdict, reason, differences, mock }: ComparedExchange,
  names: Pseudonyms,
): ExchangeReport {
  const { file, number, at } = exchange
  const { method, target, body, response } = redactExchange(exchange, names)
  const shown = redactExchange(
    { ...exchange, response: { status: mock.status, headers: {}, body: mock.body } },
    names,
  )
  return {
    file,
    number,
    at: new Date(at).toISOString(),
    method,
    target,
    ...(operation === undefined ? {} : { operation }),
    verdict,
    ...(reason === undefined ? {} : { reason }),
    differences,
    request: body === undefined ? {} : { body },
    ...(response ? { recorded: side(response) } : {}),
    mock: {
      ...side({ status: mock.status, body: shown.response?.body }),
      ...(mock.rule === undefined ? {} : { rule: mock.rule }),
    },
  }
}

function side({ status, body }: { readonly status: number; readonly body: string | undefined }): Side {
  return { status, ...(body === undefined ? {} : { body }) }
}

function fitReport(
  { decisions, replays, pairsLeftOut, differedBefore }: NonNullable<Comparison['fit']>,
  compared: readonly ComparedExchange[],
  name: string,
): FitReport {
  const exchanges = compared.map(({ exchange }) => exchange)
  const asked = decisions.filter(({ dimension }) => dimension.kind !== 'state')
  const open = asked.filter(({ option, possible, dimension, insteadOf }) => {
    const isNarrowed = possible.length < dimension.options.length && possible.length > 1
    return option === undefined && (isNarrowed || insteadOf !== undefined)
  })
  return {
    differedBefore,
    differNow: compared.filter(({ verdict }) => verdict === 'differs').length,
    decided: asked.flatMap((decision) => decidedReport(decision, exchanges)),
    undecided: open.map(({ dimension, possible, insteadOf }) => ({
      name: dimension.name,
      possible,
      ...(insteadOf === undefined ? {} : { together: insteadOf }),
    })),
    replays,
    combinationsLeftOut: pairsLeftOut,
    profile: profileOf(asked, exchanges, name, digestOf),
  }
}

function decidedReport(
  { dimension, option, proof }: Decision,
  exchanges: readonly TraceExchange[],
): DecidedReport[] {
  if (option === undefined) return []
  const { name, kind, options } = dimension
  if (kind === 'time' && option === options[0]) return []
  const known = Object.hasOwn(ambiguities, name) ? ambiguities[name as AmbiguityName] : undefined
  const exchange = proof === undefined ? undefined : exchanges[proof]
  return [
    {
      name,
      question: known?.question ?? name,
      option,
      isDefault: option === (known?.default ?? options[0]),
      ...(exchange ? { number: exchange.number, file: exchange.file, exchange: digestOf(exchange) } : {}),
    },
  ]
}
