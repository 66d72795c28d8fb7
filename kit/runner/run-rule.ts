import { ClientFailure, type Client, type OperationName, type Profile } from '../model/client.js'
import { runAtRandom, type Chance } from './random.js'
import type { Tries } from '../baseline/flaky.js'
import type { ReceivedRequest, OpenRoom, TestServer } from '../model/test-server.js'
import { deadlineOf, operationsOf, type Finding, type Rule } from '../model/rule.js'
import { Steps } from './steps.js'
import type { DoneOperation, Transcript } from '../model/transcript.js'
import { judge, type Strictness, type Verdict } from '../model/verdict.js'
import { operationsIn, profileFor } from '../model/wire-operations.js'

/** What the examination of a client by one rule came to. */
export interface RuleResult {
  readonly rule: Rule
  readonly verdict: Verdict
  /** In which profile it was examined; absent where it could not be. */
  readonly profile?: Profile
  readonly findings: readonly Finding[]
  /** Why there is no judgement, where there is none. */
  readonly reason?: string
  /** What leads to a failure by chance again. */
  readonly again?: { readonly seed: number; readonly path: string }
  /** What happened; absent where nothing could. */
  readonly transcript?: Transcript
  readonly durationMs: number
  /** It was tried again, since it is known to be broken now and then. */
  readonly tries?: Tries
  /** The client is of no more use, and has to be replaced before the next rule. */
  readonly clientLost?: true
}

/** What the examination goes by besides the rule. */
export interface RunEnvironment extends Strictness {
  readonly openTestServer: OpenRoom
  /** A monotonic clock in milliseconds. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** How long stray requests are waited for after the last step. Default: 150. */
  readonly graceMs?: number
  /** In which profile rules are put to a client where both have it. Default: the first that the client declares. */
  readonly profile?: Profile
  /** For the rules whose steps are made up by chance. */
  readonly chance?: Chance
}

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
