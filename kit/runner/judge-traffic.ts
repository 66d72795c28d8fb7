import type { Finding, Rule } from '../model/rule.js'
import type { Transcript } from '../model/transcript.js'
import { judge, type Strictness } from '../model/verdict.js'
import { isWithin } from '../../contracts/api/profiles.js'
import type { RuleResult } from '../model/result.js'

/** Whether a rule can be judged by what reached a server, and by what was printed meanwhile. */
export function canBeWatched({ always, status, needs = [] }: Rule): boolean {
  return always === true && status !== 'withdrawn' && needs.every((each) => each === 'output')
}

/**
 * Judges one rule by what was seen of code that nobody asked for anything: one transcript for each sandbox. What
 * the code never came to is not reached, and nothing is said of it.
 */
export function judgeWatched(rule: Rule, seen: readonly Transcript[], strictness: Strictness): RuleResult {
  const transcripts = seen.map((each) => withinProfiles(rule, each))
  const whole = { rule, transcript: merged(transcripts), durationMs: 0 }
  const guarded = transcripts.map((transcript) => ({ transcript, reached: rule.guard(transcript) }))
  const reached = guarded.filter((each) => each.reached === true)
  if (reached.length === 0) {
    const missing = guarded.map((each) => each.reached).find((each) => typeof each === 'string')
    const reason = missing ?? 'Nothing was sent.'
    return { ...whole, verdict: 'not-reached', findings: [], reason }
  }
  const findings = together(reached.flatMap(({ transcript }) => rule.expect(transcript)))
  const isCounted = findings.some(({ code }) => ofOneClient.has(code))
  return {
    ...whole,
    verdict: judge(rule, findings, strictness),
    findings,
    ...(isCounted ? { reason: mayBeSeveral } : {}),
  }
}

/** What is only wrong of one client: each of several may ask for a token of its own. */
const ofOneClient: ReadonlySet<string> = new Set(['token-per-operation'])
const mayBeSeveral =
  'This is seen from the requests alone: where the tests make several clients, each asks for a token of its own, and nothing is wrong.'

/** A transcript without the requests of profiles that the rule is not about. */
export function withinProfiles({ profiles }: Rule, transcript: Transcript): Transcript {
  return { ...transcript, arrivals: transcript.arrivals.filter((each) => isWithin(each, profiles)) }
}

/** What is found in many sandboxes is one finding. */
function together(findings: readonly Finding[]): Finding[] {
  const byMessage = new Map<string, Finding>()
  for (const finding of findings) {
    const key = `${finding.code} ${finding.message}`
    const requests = [...(byMessage.get(key)?.requests ?? []), ...finding.requests]
    byMessage.set(key, { ...finding, requests })
  }
  return [...byMessage.values()]
}

function merged(transcripts: readonly Transcript[]): Transcript {
  return {
    arrivals: transcripts.flatMap(({ arrivals }) => arrivals),
    done: [],
    calls: transcripts.flatMap(({ calls }) => calls),
    recordings: transcripts.flatMap(({ recordings }) => recordings),
    config: undefined,
    secrets: transcripts[0]?.secrets ?? [],
    output: transcripts[0]?.output ?? '',
  }
}
