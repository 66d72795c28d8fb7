import type { Finding, Rule, RuleId } from '../model/rule.js'
import { apiRequests, tokenRequests, type Transcript } from '../model/transcript.js'
import { judge, type Strictness } from '../model/verdict.js'
import { isWithin } from '../../contracts/api/profiles.js'
import type { RuleResult } from '../model/result.js'
import { observations, type Observation } from './observations.js'

/** Whether a rule can be judged from observed traffic and output alone. */
export function canBeObserved(rule: Rule): boolean {
  const { status, random, needs = [] } = rule
  if (status === 'withdrawn' || random !== undefined) return false
  return (
    observations[rule.id] !== undefined || (rule.always === true && needs.every((each) => each === 'output'))
  )
}

/** How a rule is judged by traffic: by an observation of its own, else by its guard and its expectation. */
export function observationOf(rule: Rule): Observation {
  const own = observations[rule.id]
  if (own) return own
  const { guard, expect } = rule
  return {
    reached: (transcript) => {
      const reached = guard(transcript)
      return typeof reached === 'object' ? reached.notApplicable : reached
    },
    judge: (transcripts) => {
      if (wholeSuite.has(rule.id)) return [...expect(merged(transcripts))]
      const findings = transcripts.flatMap((each) => expect(each))
      return unprovoked[rule.id]?.(findings, transcripts) ?? findings
    },
  }
}

/** Rules about what all operations of a client need, which one sandbox does not show. */
const wholeSuite: ReadonlySet<RuleId> = new Set<RuleId>(['CX-AUTH-005'])

type Filter = (findings: readonly Finding[], transcripts: readonly Transcript[]) => Finding[]

/** Leaves out what a test does on purpose: a suite that does it in most cases does not. */
const unprovoked: Readonly<Partial<Record<RuleId, Filter>>> = {
  'CX-AUTH-004': (findings, transcripts) => {
    const all = transcripts.flatMap(tokenRequests).length
    const short = findings.filter(({ code }) => code === 'scope-not-asked')
    const isUsual = short.flatMap(({ requests }) => requests).length * 2 > all
    return findings.filter((each) => isUsual || !short.includes(each))
  },
  // A token that no server has issued is one that a test has made up.
  'CX-ERR-002': (findings, transcripts) => {
    const issued = new Set(transcripts.flatMap(({ secrets }) => secrets))
    const own = new Set(
      transcripts.flatMap((each) =>
        apiRequests(each).flatMap(({ id, headers }) =>
          headers.some(([, value]) => issued.has(value.replace(/^bearer +/i, ''))) ? [id] : [],
        ),
      ),
    )
    return findings.flatMap((each) => {
      if (each.code !== 'rejected-token-sent-again') return [each]
      const requests = each.requests.filter((id) => own.has(id))
      return requests.length === 0 ? [] : [{ ...each, requests }]
    })
  },
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
  const { reached, judge: judgeAll } = observationOf(rule)
  const guarded = transcripts.map((transcript) => ({ transcript, reached: reached(transcript) }))
  const exercised = guarded.filter((each) => each.reached === true)
  if (exercised.length === 0) {
    // The sandbox with the most requests comes nearest.
    const busiest = guarded.toSorted(
      (one, other) => other.transcript.arrivals.length - one.transcript.arrivals.length,
    )[0]
    const reason = typeof busiest?.reached === 'string' ? busiest.reached : 'No request was sent.'
    return { ...whole, verdict: 'not-reached', findings: [], reason }
  }
  const findings = together(judgeAll(exercised.map(({ transcript }) => transcript)))
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
  for (const each of findings) {
    const key = `${each.code} ${each.message}`
    const requests = [...(byMessage.get(key)?.requests ?? []), ...each.requests]
    byMessage.set(key, { ...each, requests })
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
