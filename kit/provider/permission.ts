import { contracts } from '../../contracts/api/index.js'
import { effects } from './side-effects.js'
import { sentSecrets } from './sent-secrets.js'
import type { SubjectRequest } from './subject.js'

/** What the owner of a server permits. */
export interface Permission {
  /** The ids of the one call that may be changed. */
  readonly calls: ReadonlySet<string>
  /** The secrets that belong to the credentials of the owner. Undefined: every secret may be sent. */
  readonly secrets: ReadonlySet<string> | undefined
}

/**
 * Why a request must not be sent to a production server; undefined if it may. Judges the final request, whatever created
 * it.
 */
export function forbidden(request: SubjectRequest, permission: Permission): string | undefined {
  const { method, target, body = '' } = request
  const { calls: allowed, secrets } = permission
  const path = (target.split('?')[0] ?? '').split('/')
  const known = Object.values(contracts).filter(
    (contract) => contract.method === method && paramsOf(contract.path, path) !== undefined,
  )
  if (known.length === 0) return `${method} ${path.join('/')} is not an operation with a known effect`
  for (const { operationId, path: template } of known) {
    const effect = effects[operationId]
    if (effect === 'reads') continue
    if (effect === 'signs-in') {
      if (secrets && sentSecrets(request).some((secret) => !secrets.has(secret)))
        return 'signs in with a wrong secret: needs --allow-wrong-secrets'
      continue
    }
    if (effect !== 'call') {
      return `writes: ${operationId} ${effect.changes}, which --allow-writes cannot permit`
    }
    const ids = [...(paramsOf(template, path) ?? []), ...idsIn(body)]
    if (allowed.size === 0) return 'writes: needs an unused call in --allow-writes'
    if (ids.length === 0) return `writes: the request for ${operationId} contains no call id`
    const other = ids.find((id) => !allowed.has(id))
    if (other !== undefined) return `writes: ${other} does not belong to a call in --allow-writes`
  }
  return undefined
}

/** The ids in a path that matches a template, ignoring case; undefined if it does not match. */
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

/** The ids of calls in a body. */
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

/** An id as text. Other values become JSON, which equals no id. */
function idOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
