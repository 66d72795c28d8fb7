import {
  ClientHung,
  ConfigurationRefused,
  type CallContext,
  type Client,
  type Outcome,
  type RunningOperation,
} from '../model/client.js'
import type { ConfigChanges, TestServer } from '../model/test-server.js'
import type { RunStep, Step } from '../model/rule.js'
import type { DoneOperation } from '../model/transcript.js'
import { operationsIn, type OperationName } from '../../contracts/api/profiles.js'

/** Takes the steps of one rule, and notes how each operation ended. */
export class Steps {
  readonly #client: Client
  readonly #room: TestServer
  readonly #done: DoneOperation[]
  readonly #sleep: (ms: number) => Promise<void>
  /** How much it had printed when it was asked to shut down. */
  printedBefore: number | undefined
  /** What it printed under the configurations that it had before. */
  printedEarlier = ''
  /** Why the client would not have the configuration that it was last given. */
  #refused: string | undefined

  constructor(client: Client, room: TestServer, done: DoneOperation[], sleep: (ms: number) => Promise<void>) {
    this.#client = client
    this.#room = room
    this.#done = done
    this.#sleep = sleep
  }

  async take(step: Step): Promise<void> {
    if ('run' in step) return this.#run(step)
    if ('together' in step) return void (await Promise.all(step.together.map((each) => this.#run(each))))
    if ('server' in step) return this.#room.act(step.server)
    if ('waitMs' in step) return this.#sleep(step.waitMs)
    if ('advanceClientMs' in step) return this.#client.advanceClock(step.advanceClientMs)
    if ('reconfigure' in step) return this.#reconfigure(step.reconfigure)
    if ('configureTenant' in step)
      return this.#client.configure(this.#room.secondConfig, step.configureTenant)
    this.printedBefore = this.#client.output().length
    return this.#client.dispose()
  }

  async #run({ run: operation, call = 0, tenant = 'main', ...options }: RunStep): Promise<void> {
    if (options.ifAble && !this.#isAble(operation)) return
    const context = this.#call(call)
    const deadlineMs = options.deadlineMs ?? this.#room.config.deadlineMs
    const beganMs = this.#room.elapsedMs()
    const note = (outcome: Outcome, more: Pick<DoneOperation, 'hung' | 'abortedMs'> = {}) => {
      const endedMs = this.#room.elapsedMs()
      const serverState = this.#stateOf(context)
      const asked = { operation, context, tenant, deadlineMs }
      this.#done.push({ ...asked, outcome, ...serverState, ...more, beganMs, endedMs })
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

  #isAble(operation: OperationName): boolean {
    const there = operationsIn(this.#room.config.profile)
    return there.includes(operation) && this.#client.operations.has(operation)
  }

  async #abort(running: RunningOperation, afterMs: number): Promise<Pick<DoneOperation, 'abortedMs'>> {
    const ended = running.outcome.then(
      () => true,
      () => true,
    )
    const isOver = await Promise.race([ended, this.#sleep(afterMs).then(() => false)])
    if (isOver) return {}
    running.abort()
    return { abortedMs: this.#room.elapsedMs() }
  }

  async #reconfigure(changes: ConfigChanges): Promise<void> {
    this.#refused = undefined
    this.printedEarlier += this.#client.output()
    try {
      await this.#client.configure(this.#room.configWith(changes))
    } catch (error) {
      if (!(error instanceof ConfigurationRefused)) throw error
      this.#refused = error.message
    }
  }

  #stateOf({ recordingId }: CallContext): Pick<DoneOperation, 'serverState'> {
    const recording = this.#room.recordings().find((each) => each.recordingId === recordingId)
    return recording ? { serverState: recording.state } : {}
  }

  #call(number: number): CallContext {
    const call = this.#room.calls[number]
    if (!call) throw new RangeError(`the room has ${this.#room.calls.length} calls, none is number ${number}`)
    return call
  }
}
