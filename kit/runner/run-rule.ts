import { ClientFailure, type Client } from '../model/client.js'
import { runAtRandom } from './random.js'
import type { ReceivedRequest, TestServer } from '../model/test-server.js'
import { deadlineOf, operationsOf, type Rule } from '../model/rule.js'
import { Steps } from './steps.js'
import type { DoneOperation, Transcript } from '../model/transcript.js'
import { judge, type Verdict } from '../model/verdict.js'
import { operationsIn, profileFor, type OperationName, type Profile } from '../../contracts/api/profiles.js'
import type { RuleResult } from '../model/result.js'
import type { RunEnvironment } from './environment.js'

/** The profile in which a rule can be put to a client, or why it cannot. */
type Placement = { readonly profile: Profile } | { readonly reason: string }

function placeFor(rule: Rule, client: Client, preferred?: Profile): Placement {
  if (rule.status === 'withdrawn') return { reason: 'The rule was withdrawn.' }
  const { profiles: wanted } = rule
  const operations = operationsOf(rule)
  const profile = profileFor({ profiles: wanted, operations }, client, preferred)
  if (!profile) return { reason: unspoken(wanted, operations, client) }
  if (rule.acrossOperations && client.processPerOperation) {
    return { reason: 'Each operation is a process of its own, which can keep nothing for the next.' }
  }
  const operation = [...operations].find((each) => !client.operations.has(each))
  if (operation !== undefined) return { reason: `The client has no ${operation}.` }
  const capability = rule.needs?.find((each) => !client.capabilities.has(each))
  return capability === undefined
    ? { profile }
    : { reason: `The client does not declare the capability ${capability}.` }
}

function unspoken(
  wanted: readonly Profile[] | undefined,
  operations: ReadonlySet<OperationName>,
  { profiles }: Client,
): string {
  const spoken = [...profiles].filter((each) => wanted?.includes(each) ?? true)
  if (wanted && spoken.length === 0) return `The client does not speak the profile ${wanted.join(' or ')}.`
  const missing = [...operations].find((each) =>
    spoken.every((profile) => !operationsIn(profile).includes(each)),
  )
  return missing === undefined
    ? 'The client does not speak a profile that has what the rule asks for.'
    : `The client speaks ${spoken.join(' and ')}, where there is no ${missing}.`
}

/** Puts one rule to a client, in a room of its own. Never throws: what goes wrong is a verdict. */
export async function runRule(rule: Rule, client: Client, surroundings: RunEnvironment): Promise<RuleResult> {
  const place = placeFor(rule, client, surroundings.profile)
  if (rule.random === undefined || 'reason' in place) return examineOnce(rule, client, surroundings)
  return runAtRandom(rule, client, place.profile, surroundings, examineOnce)
}

async function examineOnce(rule: Rule, client: Client, surroundings: RunEnvironment): Promise<RuleResult> {
  const { now } = surroundings
  const began = now()
  const place = placeFor(rule, client, surroundings.profile)
  const result = (verdict: Verdict, more: Partial<RuleResult> = {}): RuleResult => ({
    rule,
    verdict,
    findings: [],
    ...('profile' in place ? place : {}),
    ...more,
    durationMs: Math.round(now() - began),
  })
  if ('reason' in place) return result('not-applicable', place)
  let room: TestServer | undefined
  const done: DoneOperation[] = []
  try {
    room = await surroundings.openTestServer(rule.setup ?? {}, place.profile)
    const deadlineMs = deadlineOf(rule) ?? room.config.deadlineMs
    await client.configure({ ...room.config, deadlineMs })
    const steps = new Steps(client, room, done, surroundings.sleep)
    for (const step of rule.steps) await steps.take(step)
    await room.quiet(surroundings.graceMs ?? 150)
    const files = await client.files?.()
    const goodbye =
      steps.printedBefore === undefined ? {} : { goodbye: client.output().slice(steps.printedBefore) }
    const output = steps.printedEarlier + client.output()
    const transcript = { ...transcriptOf(room, client, done), output, ...(files && { files }), ...goodbye }
    const reached = rule.guard(transcript)
    const lost = done.some(({ hung }) => hung) ? ({ clientLost: true } as const) : {}
    if (reached !== true) return result('untested', { reason: reached, transcript, ...lost })
    const findings = rule.expect(transcript)
    return result(judge(rule, findings, surroundings), { findings, transcript, ...lost })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const transcript = room && { transcript: transcriptOf(room, client, done) }
    if (!(error instanceof ClientFailure)) return result('kit-error', { reason, ...transcript })
    return result('client-error', { reason, ...transcript, clientLost: true })
  } finally {
    await room?.close()
  }
}

function transcriptOf(room: TestServer, client: Client, done: readonly DoneOperation[]): Transcript {
  return {
    arrivals: [...room.arrivals(), ...straysOf(client, room)],
    done,
    calls: room.calls,
    recordings: room.recordings(),
    config: room.config,
    secrets: room.secrets(),
    heldOpen: room.heldOpen(),
    output: client.output(),
  }
}

/** What went elsewhere, after the arrivals: nobody can tell when it was sent between them. */
function straysOf(client: Client, room: TestServer): ReceivedRequest[] {
  const arrivals = room.arrivals()
  const atMs = arrivals.at(-1)?.atMs ?? 0
  return (client.strays?.() ?? []).map((stray, index) => ({
    ...stray,
    id: arrivals.length + index + 1,
    atMs,
    at: 'elsewhere',
    body: '',
    operation: undefined,
    status: 502,
    replyHeaders: {},
    replyBody: '',
    refusedBy: undefined,
    fault: undefined,
  }))
}
