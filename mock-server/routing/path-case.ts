import { contracts } from '../../contracts/api/index.js'
import type { Assumptions } from '../../contracts/register/ambiguities.js'

const service = '/interaction-recording-management-service'

/** A path of Record on Demand as the API document spells it, however it came. */
export function asSpecified(path: string): string {
  return path.startsWith(`${service}/interactions/`) ? path.replace(service, `${service}/v1`) : path
}

/**
 * The path of an operation under the spelling that is assumed: one that is spelled otherwise stays as it came, or
 * becomes what no operation has.
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

/** What to say of a path that is an operation's under the other spelling. */
export function spellingHint(path: string): string[] {
  if (path.startsWith(`${service}/interactions/`)) {
    return [
      `One help page of NICE spells it so; the API document has ${asSpecified(path)} with userId.`,
      'Start with --assume record-on-demand-spelling=user-id, or both, to have this spelling answered.',
    ]
  }
  return []
}

const acd = /^\/incontactapi\//i

/** The fixed segments of the paths of the ACD's API. All are in lower case but for the first. */
const acdWords: ReadonlySet<string> = new Set(
  Object.values(contracts)
    .filter(({ surface }) => surface === 'agent')
    .flatMap(({ path }) => path.split('/').slice(2))
    .filter((segment) => !segment.startsWith('{')),
)

/** A path of the ACD's API as the documents write it; ids keep their case. */
function inOneCase(path: string): string {
  const segments = path.split('/').slice(2)
  const written = segments.map((segment) => {
    const lower = segment.toLowerCase()
    return acdWords.has(lower) ? lower : segment
  })
  return ['', 'inContactAPI', ...written].join('/')
}
