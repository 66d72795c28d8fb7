import type { Finding, Rule } from '../model/rule.js'
import type { Transcript } from '../model/transcript.js'
import { judge, type Strictness } from '../model/verdict.js'
import { isWithin } from '../../contracts/api/profiles.js'
import type { RuleResult } from '../model/result.js'

/** Whether a rule can be judged from observed traffic and output alone. */
export function canBeObserved({ always, status, needs = [] }: Rule): boolean {
  return always === true && status !== 'withdrawn' && needs.every((each) => each === 'output')
}

/**
 * Judges one rule from observed traffic, with one transcript per sandbox. A rule that the traffic does not exercise is
 * `not-reached`.
 */
export function judgeObserved(
  rule: Rule,
  observed: readonly Transcript[],
  strictness: Strictness,
): RuleResult {
  const transcripts = observed.map((each) => withinProfiles(rule, each))
  const whole = { rule, transcript: merged(transcripts), durationMs: 0 }
  const guarded = transcripts.map((transcript) => ({ transcript, reached: rule.guard(transcript) }))
  const reached = guarded.filter((each) => each.reached === true)
  if (reached.length === 0) {
    const [missing = 'No request was sent.'] = guarded.flatMap(({ reached }) =>
      reached === true ? [] : [reached],
    )
    const reason = typeof missing === 'string' ? missing : missing.notApplicable
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

/** Findings that assume a single client. Each of several clients may request its own token. */
const ofOneClient: ReadonlySet<string> = new Set(['token-per-operation'])
const mayBeSeveral =
  'Only requests are visible here. If the tests create several clients, each requests its own token, which is correct.'

/** A transcript without requests of profiles that the rule does not apply to. */
export function withinProfiles({ profiles }: Rule, transcript: Transcript): Transcript {
  return { ...transcript, arrivals: transcript.arrivals.filter((each) => isWithin(each, profiles)) }
}

/** Merges equal findings from several sandboxes. */
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
    ...(transcripts[0]?.printed && { printed: transcripts[0].printed }),
  }
}
