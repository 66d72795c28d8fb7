import type { Counted } from '../../sandbox/counter.js'
import type { SettleTimes } from '../../world/entities.js'

/** A response that the tests of a client should include at least once. */
export interface Situation {
  readonly name: string
  readonly meaning: string
  readonly matches: (seen: Counted) => boolean
  /** Whether the mock can produce it with these settle times. Default: always. */
  readonly isPossible?: (settle: SettleTimes) => boolean
}

const byRule = (rule: string) => (seen: Counted) => seen.genuine && seen.rule === rule

/** A status of an operation that requires a token, not caused by a fault. */
const byStatus = (status: number) => (seen: Counted) =>
  seen.genuine && seen.status === status && seen.operation !== undefined && seen.operation !== 'issueToken'

/** The named situations. A fault of the token counts, because the client cannot distinguish it from a real error. */
export const situations: readonly Situation[] = [
  { name: '401-missing', meaning: 'no token, or a malformed token', matches: byRule('token-present') },
  { name: '401-unknown', meaning: 'a token that this mock did not issue', matches: byRule('token-known') },
  { name: '401-expired', meaning: 'a token that has expired', matches: byRule('token-expired') },
  { name: '401-revoked', meaning: 'a token that was revoked', matches: byRule('token-revoked') },
  {
    name: '401-scope',
    meaning: 'start or stop with a token without recording:control',
    matches: ({ genuine, rule, operation }) =>
      genuine && rule === 'scope' && (operation === 'startRecording' || operation === 'stopRecording'),
  },
  { name: '409', meaning: 'a command that the state does not allow', matches: byStatus(409) },
  { name: '404', meaning: 'an id that does not exist', matches: byStatus(404) },
  { name: '403', meaning: 'no grant for the division, or no permission', matches: byStatus(403) },
  { name: '400', meaning: 'an invalid body or query', matches: byStatus(400) },
  {
    name: '425',
    meaning: 'a command while the previous one is still being processed; requires a settle time (--settle)',
    matches: byStatus(425),
    isPossible: (settle) => Object.values(settle).some((milliseconds) => milliseconds > 0),
  },
]
