import { contracts } from '../../contracts/api/index.js'
import { effects } from './side-effects.js'
import type { SubjectRequest } from './subject.js'

/**
 * Why a request must not reach a server that is in use; undefined when it may. It is judged as it goes over the wire,
 * whoever made it.
 * @param allowed the ids of the one call that may be written to
 */
export function forbidden(
  { method, target, body = '' }: SubjectRequest,
  allowed: ReadonlySet<string>,
): string | undefined {
  const path = (target.split('?')[0] ?? '').split('/')
  const known = Object.values(contracts).filter(
    (contract) => contract.method === method && paramsOf(contract.path, path) !== undefined,
  )
  if (known.length === 0) return `${method} ${path.join('/')} is no operation of which the effect is known`
  for (const { operationId, path: template } of known) {
    const effect = effects[operationId]
    if (effect === 'reads' || effect === 'signs-in') continue
    if (effect !== 'call') {
      return `writes: ${operationId} ${effect.changes}, which --allow-writes cannot name`
    }
    const ids = [...(paramsOf(template, path) ?? []), ...idsIn(body)]
    if (allowed.size === 0) return 'writes: name a call that is left with --allow-writes'
    if (ids.length === 0) return `writes: ${operationId} names no call here`
    const other = ids.find((id) => !allowed.has(id))
    if (other !== undefined) return `writes: ${other} is no id of a call that --allow-writes names`
  }
  return undefined
}

/** What a path has for the ids of a template; undefined when it has another form. No letter case is told apart. */
function paramsOf(template: string, path: readonly string[]): string[] | undefined {
  const expected = template.split('/')
  const fits =
    expected.length === path.length &&
    expected.every(
      (segment, index) =>
        segment.startsWith('{') || segment.toLowerCase() === (path[index] ?? '').toLowerCase(),
    )
  if (!fits) return undefined
  return expected.flatMap((segment, index) =>
    segment.startsWith('{') && segment !== '{version}' ? [decodeURIComponent(path[index] ?? '')] : [],
  )
}

/** The ids by which a body names a call. */
function idsIn(body: string): string[] {
  try {
    const value = JSON.parse(body) as Readonly<Record<string, unknown>> | null
    return ['conversationId', 'recordingId', 'conferenceId', 'contactId'].flatMap((name) =>
      value?.[name] === undefined ? [] : [idOf(value[name])],
    )
  } catch {
    return []
  }
}

/** An id as text. What is none is told from every id. */
function idOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
