import type { Evidence } from '../../contracts/evidence.js'
import { surfaceOf } from '../../mock-server/routing/surface-paths.js'
import { headerEvidence } from '../../contracts/header-evidence.js'
import type { Explanation, SandboxControl } from '../../mock-server/index.js'
import type { Claim } from './claims.js'

/** The rejections that the contract cases bring about, and the headers that they see. */
export async function claimsOfCases(runs: AsyncIterable<SandboxControl>): Promise<Claim[]> {
  /** By their names. Two operations may know the same claim from different sources, which each have a location. */
  const claims = new Map<string, Map<string, Claim>>()
  const add = (claim: Claim) => {
    const name = `${claim.kind} ${claim.id}`
    const same = claims.get(name) ?? new Map<string, Claim>()
    const before = same.get(claim.location)
    const id = before?.id ?? (same.size === 0 ? claim.id : `${claim.id} #${same.size + 1}`)
    const operations = new Set([...(before?.operations ?? []), ...claim.operations])
    claims.set(name, same.set(claim.location, { ...claim, id, operations: [...operations] }))
  }
  for await (const { requests } of runs)
    for (const entry of requests.list()) {
      const surface = surfaceOf(entry.target.split('?', 1)[0] ?? '')
      const about = {
        ...(surface === undefined ? {} : { surface }),
        operations: entry.operation === undefined ? [] : [entry.operation],
      }
      for (const name of Object.keys(entry.response?.headers ?? {})) {
        const known = headerEvidence(surface, name)
        if (known)
          add({
            kind: 'header',
            id: `${surface ?? 'any'} ${name}`,
            claim: `The API sends the header ${name} where the mock sends it.`,
            ...about,
            ...known,
          })
      }
      if (entry.rule !== undefined)
        for (const each of rejectionsIn(requests.explain(entry.id), entry.response?.body ?? ''))
          add({ ...each, ...about, id: `${surface ?? 'any'} ${each.id}` })
    }
  return [...claims.values()]
    .flatMap((same) => [...same.values()])
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

type PartClaim = Omit<Claim, 'operations' | 'surface'>

/** The cause, the status and the body of a rejection. None if the mock itself rejects the request. */
function rejectionsIn(
  { rule = '', status, evidence, statusEvidence, bodyEvidence }: Explanation,
  body: string,
): PartClaim[] {
  if (!evidence || rule === 'fault') return []
  const shape = shapeOf(body)
  const parts: readonly (readonly [name: string, claim: string, Evidence])[] = [
    ['cause', `The API rejects a request for the reason ${rule}.`, evidence],
    [
      `status ${status}`,
      `A request that is rejected for the reason ${rule} has the status ${status}.`,
      statusEvidence ?? evidence,
    ],
    [
      `body ${status} ${shape.replaceAll(' ', '-')}`,
      `The ${status} for the reason ${rule} has ${shape}.`,
      bodyEvidence ?? evidence,
    ],
  ]
  return parts.map(([name, claim, known]) => ({
    kind: 'rejection',
    id: `${rule} ${name} ${known.grade}`,
    claim,
    ...known,
  }))
}

/** What a body has, for a sentence. */
function shapeOf(body: string): string {
  if (body === '') return 'no body'
  const fields = [...body.matchAll(/[{,]"(\w+)":/g)].map(([, name]) => name)
  return body.startsWith('{') ? `a body with ${[...new Set(fields)].join(',')}` : 'a text as its body'
}
