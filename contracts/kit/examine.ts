import {
  ClientFailure,
  ClientHung,
  ConfigurationRefused,
  type CallContext,
  type Client,
  type Outcome,
  type RunningOperation,
} from './client.js'
import type { Arrival, ConfigChanges, OpenRoom, Room } from './room.js'
import { operationsOf, type Finding, type Rule, type RunStep, type Step } from './rule.js'
import type { DoneOperation, Transcript } from './transcript.js'
import { judge, type Strictness, type Verdict } from './verdict.js'

/** What the examination of a client by one rule came to. */
export interface Result {
  readonly rule: Rule
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** Why there is no judgement, where there is none. */
  readonly reason?: string
  /** What happened; absent where nothing could. */
  readonly transcript?: Transcript
  readonly durationMs: number
  /** The client is of no more use, and has to be replaced before the next rule. */
  readonly clientLost?: true
}

/** What the examination goes by besides the rule. */
export interface Surroundings extends Strictness {
  readonly openRoom: OpenRoom
  /** A monotonic clock in milliseconds. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** How long stray requests are waited for after the last step. Default: 150. */
  readonly graceMs?: number
}

/** Why a rule cannot be put to a client; undefined when it can. */
export function notApplicable(rule: Rule, client: Client): string | undefined {
  if (rule.status === 'withdrawn') return 'The rule was withdrawn.'
  const profile = rule.setup?.profile ?? 'recordingcontrols'
  if (!client.profiles.has(profile)) return `The client does not speak the profile ${profile}.`
  const operation = [...operationsOf(rule)].find((each) => !client.operations.has(each))
  if (operation !== undefined) return `The client has no ${operation}.`
  const capability = rule.needs?.find((each) => !client.capabilities.has(each))
  return capability === undefined ? undefined : `The client does not declare the capability ${capability}.`
}

/** Puts one rule to a client, in a room of its own. Never throws: what goes wrong is a verdict. */
export async function examine(rule: Rule, client: Client, surroundings: Surroundings): Promise<Result> {
  const { now } = surroundings
  const began = now()
  const result = (verdict: Verdict, more: Partial<Result> = {}): Result => ({
    rule,
    verdict,
    findings: [],
    ...more,
    durationMs: Math.round(now() - began),
  })
  const missing = notApplicable(rule, client)
  if (missing !== undefined) return result('not-applicable', { reason: missing })
  let room: Room | undefined
  const done: DoneOperation[] = []
  try {
    room = await surroundings.openRoom(rule.setup ?? {})
    await client.configure(room.config)
    const steps = new Steps(client, room, done, surroundings)
    for (const step of rule.steps) await steps.take(step)
    await room.quiet(surroundings.graceMs ?? 150)
    const files = await client.files?.()
    const goodbye =
      steps.printedBefore === undefined ? {} : { goodbye: client.output().slice(steps.printedBefore) }
    const transcript = { ...transcriptOf(room, client, done), ...(files && { files }), ...goodbye }
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

function transcriptOf(room: Room, client: Client, done: readonly DoneOperation[]): Transcript {
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
function straysOf(client: Client, room: Room): Arrival[] {
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

/** Takes the steps of one rule, and notes how each operation ended. */
class Steps {
  readonly #client: Client
  readonly #room: Room
  readonly #done: DoneOperation[]
  readonly #surroundings: Surroundings
  /** How much it had printed when it was asked to shut down. */
  printedBefore: number | undefined
  /** Why the client would not have the configuration that it was last given. */
  #refused: string | undefined

  constructor(client: Client, room: Room, done: DoneOperation[], surroundings: Surroundings) {
    this.#client = client
    this.#room = room
    this.#done = done
    this.#surroundings = surroundings
  }

  async take(step: Step): Promise<void> {
    if ('run' in step) return this.#run(step)
    if ('together' in step) return void (await Promise.all(step.together.map((each) => this.#run(each))))
    if ('server' in step) return this.#room.act(step.server)
    if ('waitMs' in step) return this.#surroundings.sleep(step.waitMs)
    if ('advanceClientMs' in step) return this.#client.advanceClock(step.advanceClientMs)
    if ('reconfigure' in step) return this.#reconfigure(step.reconfigure)
    if ('configureTenant' in step)
      return this.#client.configure(this.#room.secondConfig, step.configureTenant)
    this.printedBefore = this.#client.output().length
    return this.#client.dispose()
  }

  async #run({ run: operation, call = 0, tenant = 'main', ...options }: RunStep): Promise<void> {
    const context = this.#call(call)
    const deadlineMs = options.deadlineMs ?? this.#room.config.deadlineMs
    const beganMs = this.#room.elapsedMs()
    const note = (outcome: Outcome, more: Pick<DoneOperation, 'hung' | 'abortedMs'> = {}) => {
      this.#done.push({
        operation,
        context,
        tenant,
        outcome,
        ...more,
        beganMs,
        endedMs: this.#room.elapsedMs(),
      })
    }
    if (this.#refused !== undefined) {
      return note({ outcome: 'fail', kind: 'config', message: this.#refused })
    }
    const running = this.#client.begin({ operation, context, deadlineMs, tenant })
    const { abortAfterMs } = options
    const aborted = abortAfterMs === undefined ? {} : await this.#abort(running, abortAfterMs)
    try {
      note(await running.outcome, aborted)
    } catch (error) {
      if (!(error instanceof ClientHung) || !options.mayHang) throw error
      note({ outcome: 'fail', message: error.message }, { ...aborted, hung: true })
    }
  }

  async #abort(running: RunningOperation, afterMs: number): Promise<Pick<DoneOperation, 'abortedMs'>> {
    const ended = running.outcome.then(
      () => true,
      () => true,
    )
    const isOver = await Promise.race([ended, this.#surroundings.sleep(afterMs).then(() => false)])
    if (isOver) return {}
    running.abort()
    return { abortedMs: this.#room.elapsedMs() }
  }

  async #reconfigure(changes: ConfigChanges): Promise<void> {
    this.#refused = undefined
    try {
      await this.#client.configure(this.#room.configWith(changes))
    } catch (error) {
      if (!(error instanceof ConfigurationRefused)) throw error
      this.#refused = error.message
    }
  }

  #call(number: number): CallContext {
    const call = this.#room.calls[number]
    if (!call) throw new RangeError(`the room has ${this.#room.calls.length} calls, none is number ${number}`)
    return call
  }
}
