import { contracts, type OperationId } from '../../contracts/api/index.js'
import { whyUnsupported } from '../../contracts/api/known-unsupported.js'
import { excludedPaths } from '../../contracts/api/path-exclusions.js'
import type { OperationContract } from '../../contracts/contract.js'
import { ofTheMock, rfc } from '../../contracts/evidence.js'
import { Rejection } from '../operations/rejection.js'
import { spellingHint } from './path-case.js'
import { pathsMeant, tokenPathsMeant } from './path-slips.js'
import { asWritten, firstSegments, surfaceOf } from './surface-paths.js'

/** An operation, and the parameters in the path of the request. */
export interface Route {
  readonly id: OperationId
  readonly contract: OperationContract
  readonly params: Readonly<Record<string, string>>
}

interface PathTemplate {
  readonly path: string
  readonly segments: readonly string[]
  readonly methods: ReadonlyMap<string, OperationId>
}

const templates = collect()
const fixed = new Map(
  templates.filter(({ path }) => !path.includes('{')).map((each) => [asWritten(each.path), each]),
)
/** Those with the fewest parameters first, so that `/agent-sessions/join` is not the session `join`. */
const patterns = templates
  .filter(({ path }) => path.includes('{'))
  .toSorted((one, other) => parametersIn(one) - parametersIn(other))
const foreign = new Set(excludedPaths)

function collect(): PathTemplate[] {
  const methodsOf = new Map<string, Map<string, OperationId>>()
  for (const [id, { path, method }] of Object.entries(contracts)) {
    const methods = methodsOf.get(path) ?? new Map<string, OperationId>()
    methodsOf.set(path, methods.set(method, id as OperationId))
  }
  return [...methodsOf].map(([path, methods]) => ({ path, methods, segments: path.split('/') }))
}

/**
 * The operation of a request. HEAD is GET without the content.
 * @throws {Rejection} 501 for an operation that is not implemented, 404 for a path outside of every surface, 405 with
 * Allow for a method that the path does not have
 */
export function route(method: string, path: string): Route {
  const template = find(path)
  if (!template) throw surfaceOf(path) ? notImplemented(method, path) : noSuchPath(path)
  const id = template.methods.get(method === 'HEAD' ? 'GET' : method)
  if (!id) throw methodNotAllowed(method, path, template)
  return { id, contract: contracts[id], params: paramsOf(template, path) }
}

function find(path: string): PathTemplate | undefined {
  const exact = fixed.get(path) ?? fixed.get(asWritten(path))
  if (exact || foreign.has(path)) return exact
  const segments = asWritten(path).split('/')
  return patterns.find((template) => matches(template, segments))
}

function matches({ segments }: PathTemplate, wanted: readonly string[]): boolean {
  return matchesAll(segments, wanted)
}

function matchesAll(expected: readonly string[], segments: readonly string[]): boolean {
  if (expected.length !== segments.length) return false
  return expected.every(
    (segment, index) =>
      segment === segments[index] ||
      (isParameter(segment) && (segments[index] !== '' || allowsEmpty(segments))),
  )
}

/** The API of the ACD rejects an empty id by name, so it has to be routed. */
function allowsEmpty([, first]: readonly string[]): boolean {
  return first === 'inContactAPI'
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{')
}

function parametersIn({ segments }: PathTemplate): number {
  return segments.filter(isParameter).length
}

const noParams: Readonly<Record<string, string>> = {}

function paramsOf(
  { segments: expected, path: template }: PathTemplate,
  path: string,
): Readonly<Record<string, string>> {
  if (template === path) return noParams
  const segments = path.split('/')
  const params: Record<string, string> = {}
  expected.forEach((segment, index) => {
    if (isParameter(segment)) params[segment.slice(1, -1)] = decode(segments[index] ?? '')
  })
  return params
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    const message = `The path segment ${JSON.stringify(segment)} is not percent-encoded UTF-8.`
    throw new Rejection({
      kind: 'request',
      status: 400,
      code: 'bad.request',
      message,
      rule: 'percent-encoding',
      evidence: rfc('RFC 3986 2.1'),
      reason: message,
      fix: ['Encode each id with encodeURIComponent before you put it into a path.'],
    })
  }
}

const methodOrder = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The value of an Allow header: the methods of a path template. */
function allow({ methods }: Pick<PathTemplate, 'methods'>): string {
  const names = methodOrder.filter((each) => methods.has(each))
  return [...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

/** The Allow header of a path that the mock implements. */
export function allowOf(path: string): string | undefined {
  const template = find(path)
  return template && allow(template)
}

function methodNotAllowed(method: string, path: string, template: PathTemplate): Rejection {
  const allowed = allow(template)
  return new Rejection({
    kind: 'method-not-allowed',
    status: 405,
    code: surfaceOf(path) === 'oauth' ? 'invalid_request' : 'method.not.allowed',
    message: `The method ${method} is not allowed on ${path}.`,
    headers: { Allow: allowed },
    rule: 'method',
    evidence: rfc('RFC 9110 15.5.6'),
    bodyEvidence: ofTheMock('no source shows the body of this 405'),
    reason: `${template.path} supports ${allowed}.`,
    allowed: allowed.split(', '),
    fix: [`Use one of ${allowed}.`],
  })
}

function notImplemented(method: string, path: string): Rejection {
  const near = meant(path)
  const reason = whyUnsupported(asWritten(path))
  return new Rejection({
    kind: 'not-implemented',
    status: 501,
    code: 'not.implemented',
    message: `cxone-mock does not implement ${method} ${path}.`,
    rule: 'not-implemented',
    reason: `The mock implements no operation with the path ${path}${reason === undefined ? '. The real service may have it.' : `: ${reason}.`}`,
    fix: [
      ...spellingHint(path),
      ...(near.length > 0
        ? [`Did you mean ${named(near)}?`, 'Paths are case-sensitive and have no trailing slash.']
        : [siblings(path)]),
    ],
  })
}

/**
 * The implemented paths under the same parent, for a path that is similar to none. The parent is named as the contract
 * has it: a part of the path as it was sent may be a part of a secret, which nothing recognises.
 */
function siblings(path: string): string {
  const above = asWritten(path).split('/').slice(0, -1)
  const beside = templates.filter(
    ({ segments }) => matchesAll(segments.slice(0, -1), above) && !isParameter(segments.at(-1) ?? ''),
  )
  const [first] = beside
  return first === undefined
    ? 'List what is implemented with cxone-mock export openapi.'
    : `Implemented under ${first.path.replace(/\/[^/]*$/, '')}: ${beside.map(({ segments }) => segments.at(-1)).join(', ')}.`
}

const ui = ' Open /__admin/ui to watch the mock in a browser, unless it was started with --no-admin.'

function noSuchPath(path: string): Rejection {
  const near = meant(path)
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: `No API that cxone-mock implements has the path ${path}.${path === '/' ? ui : ''}`,
    rule: 'path',
    reason: `The mock implements paths under ${firstSegments.join(', ')}. ${path} is not under any of them.`,
    fix: [
      ...prefixHint(path),
      ...(near.length > 0 ? [`Did you mean ${named(near)}?`] : []),
      'Check the base URL of the client. Use the origin only, for example http://127.0.0.1:4080.',
      'To choose a sandbox, append /s/{sandbox} to the base URL.',
    ],
  })
}

const ownPath =
  /\/(?:oauth\/token|auth\/|api\/v2\/|interaction-recording-management-service\/|inContactAPI\/services\/)/

/** A hint for a gateway's prefix before an implemented path, which the Genesys SDK is often configured with. */
function prefixHint(path: string): string[] {
  const at = path.search(ownPath)
  return at > 0
    ? [`Remove ${path.slice(0, at)} from the base URL. The mock implements the path after it.`]
    : []
}

/** The templates that a path may stand for: with a common slip undone, else one that is similar, else a token endpoint. */
function meant(path: string): PathTemplate[] {
  const exact = existing(pathsMeant(path))
  if (exact.length > 0) return exact
  const [near] = nearest(path)
  return near ? [near] : existing(tokenPathsMeant(path))
}

function existing(paths: readonly string[]): PathTemplate[] {
  return [...new Set(paths.flatMap((path) => find(path) ?? []))]
}

function named(near: readonly PathTemplate[]): string {
  return near.map(({ methods, path }) => `${[...methods.keys()].join(' or ')} ${path}`).join(', or ')
}

/** The templates that are most similar to a path with the same number of segments. */
function nearest(path: string): PathTemplate[] {
  const wanted = path
    .toLowerCase()
    .replace(/(?<!\/)\/+$/, '')
    .split('/')
  const ranked = templates.map((template) => ({
    template,
    difference: differenceOf(template.segments, wanted),
  }))
  const least = Math.min(3, ...ranked.map(({ difference }) => difference))
  return ranked.filter(({ difference }) => difference === least).map(({ template }) => template)
}

/** An operation that the client may have meant with a request that matches none. */
export interface NearOperation {
  readonly operation: OperationId
  readonly method: string
  readonly path: string
}

/** The operations that a path may stand for, most similar first. A gateway's prefix, or a missing `/api/v2`, is allowed for. */
export function nearOperations(path: string): NearOperation[] {
  const at = Math.max(0, path.search(ownPath))
  const near = new Set([...meant(path), ...nearest(path.slice(at)), ...nearest(`/api/v2${path}`)])
  return [...near].flatMap(({ methods, path: template }) =>
    [...methods].map(([method, operation]) => ({ operation, method, path: template })),
  )
}

function differenceOf(expected: readonly string[], wanted: readonly string[]): number {
  if (expected.length !== wanted.length) return Infinity
  return expected.reduce(
    (sum, segment, index) => sum + (isParameter(segment) ? 0 : editDistance(segment, wanted[index] ?? '')),
    0,
  )
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Infinity
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
