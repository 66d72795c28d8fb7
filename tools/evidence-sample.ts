// Prints claims about the API that a seed chooses, so that a person can open their sources and judge them:
//   npm run evidence:sample -- --seed 7 --count 40
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { parseArgs } from 'node:util'
import { contracts, type OperationId } from '../contracts/api/index.js'
import { claimKinds } from '../kit/claims/claim-kinds.js'
import { allClaims, type Claim } from '../kit/claims/claims.js'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '40' } },
})
const random = xoroshiro128plus(Number(values.seed))

/** A claim of each kind in turn, so that the many fields do not hide the few operations. */
function chosenFrom(claims: readonly Claim[], count: number): Claim[] {
  const left = claimKinds.map((kind) => claims.filter((each) => each.kind === kind))
  const chosen: Claim[] = []
  for (let turn = 0; chosen.length < count && left.some((each) => each.length > 0); turn += 1) {
    const own = left[turn % left.length] ?? []
    if (own.length > 0) chosen.push(...own.splice(uniformInt(random, 0, own.length - 1), 1))
  }
  return chosen
}

/** Where in the source a reader finds the claim. */
function whereToLook({ kind, id, location, grade, operations: [operation = ''] }: Claim): string {
  if (grade === 'assumed') return 'nothing: look for a source that says otherwise'
  const contract = contracts[operation as OperationId] as (typeof contracts)[OperationId] | undefined
  const status = kind === 'field' ? `, status ${id.split(' ')[1]}` : /\b\d{3}\b/.exec(id)?.[0]
  if (contract && location.endsWith('openapi.yaml'))
    return `paths, ${contract.path.replace('{version}', 'v34.0')}, ${contract.method.toLowerCase()}${status === undefined ? '' : `, ${status.replace(/^, /, '')}`}`
  if (contract && location.endsWith('-api.md')) return `the section "${contract.method} ${contract.path}"`
  if (contract && location.includes('index.d.ts'))
    return `search for ${operation} and for the type that it returns`
  return 'the sentence or the name in the source above'
}

const all = await allClaims()
for (const [index, claim] of chosenFrom(all, Number(values.count)).entries()) {
  const { kind, id, grade, source, location, date } = claim
  process.stdout.write(
    `${index + 1}. [${grade}] ${kind} ${id}\n   claim:  ${claim.claim}\n   source: ${source} (read on ${date})\n   open:   ${location}\n   look:   ${whereToLook(claim)}\n\n`,
  )
}
process.stdout.write(`${values.count} of ${all.length} claims, seed ${values.seed}\n`)
