import { contracts } from '../../contracts/api/index.js'
import type { Assumptions } from '../../contracts/register/ambiguities.js'

const service = '/interaction-recording-management-service'

/** A path of Record on Demand in the spelling of the API document. */
export function asSpecified(path: string): string {
  return path.startsWith(`${service}/interactions/`) ? path.replace(service, `${service}/v1`) : path
}

/**
 * The path that the contracts use, if the assumed spelling allows the path. Otherwise the path stays as it is, or
 * becomes one that no operation has.
 */
export function spelled(path: string, assumptions: Assumptions): string {
  if (assumptions['in-contact-api-case'] === 'any' && acd.test(path)) return inOneCase(path)
  if (!path.startsWith(`${service}/`)) return path
  const spelling = assumptions['record-on-demand-spelling']
  if (spelling === 'v1-userId') return path
  if (spelling === 'user-id' && path.startsWith(`${service}/v1/`))
    return path.replace(`${service}/v1`, service)
  return asSpecified(path)
}

/** A hint for a path that belongs to an operation in the other spelling. */
export function spellingHint(path: string): string[] {
  if (path.startsWith(`${service}/interactions/`)) {
    return [
      `This spelling is from a help page of NICE. The API document has ${asSpecified(path)} with userId.`,
      'To accept this spelling, start with --assume record-on-demand-spelling=user-id, or =both.',
    ]
  }
  return []
}

const acd = /^\/incontactapi\//i

/** The fixed segments in the paths of the ACD's API. All but the first are in lower case. */
const acdWords: ReadonlySet<string> = new Set(
  Object.values(contracts)
    .filter(({ surface }) => surface === 'agent')
    .flatMap(({ path }) => path.split('/').slice(2))
    .filter((segment) => !segment.startsWith('{')),
)

/** A path of the ACD's API in the case of the documents. Ids keep their case. */
function inOneCase(path: string): string {
  const segments = path.split('/').slice(2)
  const written = segments.map((segment) => {
    const lower = segment.toLowerCase()
    return acdWords.has(lower) ? lower : segment
  })
  return ['', 'inContactAPI', ...written].join('/')
}
