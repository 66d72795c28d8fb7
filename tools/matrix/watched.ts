import type { Rule } from '../../kit/model/rule.js'
import type { Transcript } from '../../kit/model/transcript.js'

export type Watched = 'kept' | 'broken' | 'not exercised'

/** Mutants whose requests are correct. Only what they report is wrong, so nobody can see it who only watches. */
const reportWrongly: ReadonlySet<string> = new Set(['does-not-await-its-start'])

/** Whether the verdict on a client must be the same when it is only watched. */
export function isWatched({ always, mutants }: Rule, client: string): boolean {
  return (
    always === true && (client === 'typescript' || (mutants.includes(client) && !reportWrongly.has(client)))
  )
}

/** Judges a rule by what reached the server alone, as if nobody knew what the client was asked to do. */
export function watched(rule: Rule, transcript: Transcript | undefined): Watched {
  if (!transcript) return 'not exercised'
  const seen: Transcript = { ...transcript, done: [], config: undefined }
  if (rule.guard(seen) !== true) return 'not exercised'
  return rule.expect(seen).length === 0 ? 'kept' : 'broken'
}
