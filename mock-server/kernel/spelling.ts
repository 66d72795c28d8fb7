import type { Assumptions } from '../../contracts/ambiguities.js'

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
