import type { Counted } from './counter.js'
import type { SettleTimes } from '../../world/entities.js';

/** Something that a client of the API should have met once. */
export interface Situation {
  readonly name: string
  readonly meaning: string
  readonly isMet: (seen: Counted) => boolean
  /** Whether it can be met where commands take so long. Absent: always. */
  readonly isPossible?: (settle: SettleTimes) => boolean
}

const byRule = (rule: string) => (seen: Counted) => seen.genuine && seen.rule === rule

/** A status that an operation behind a token answered by itself. */
const byStatus = (status: number) => (seen: Counted) =>
  seen.genuine && seen.status === status && seen.operation !== undefined && seen.operation !== 'issueToken'

/** The situations that are worth a name. A fault of the token counts: the client cannot tell it from the real thing. */
export const situations: readonly Situation[] = [
  { name: '401-missing', meaning: 'no token, or none that can be read', isMet: byRule('token-present') },
  { name: '401-unknown', meaning: 'a token that nobody here issued', isMet: byRule('token-known') },
  { name: '401-expired', meaning: 'a token that has expired', isMet: byRule('token-expired') },
  { name: '401-revoked', meaning: 'a token that was revoked', isMet: byRule('token-revoked') },
  {
    name: '401-scope',
    meaning: 'start or stop with a token without recording:control',
    isMet: ({ genuine, rule, operation }) =>
      genuine && rule === 'scope' && (operation === 'startRecording' || operation === 'stopRecording'),
  },
  { name: '409', meaning: 'a command that the state does not allow', isMet: byStatus(409) },
  { name: '404', meaning: 'an id that nothing has', isMet: byStatus(404) },
  { name: '403', meaning: 'no grant for the division, or no permission', isMet: byStatus(403) },
  { name: '400', meaning: 'a body or a query that is not valid', isMet: byStatus(400) },
  {
    name: '425',
    meaning: 'a command while the one before is still in work, which needs a time to settle (--settle)',
    isMet: byStatus(425),
    isPossible: (settle) => Object.values(settle).some((milliseconds) => milliseconds > 0),
  },
]
