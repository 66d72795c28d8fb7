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

/** Executes the steps of one rule and records the outcome of each operation. */
export class Steps {
  readonly #client: Client
  readonly #server: TestServer
  readonly #done: DoneOperation[]
  readonly #sleep: (ms: number) => Promise<void>
  /** The length of the output at the shutdown request. */
  printedBefore: number | undefined
  /** The output under previous configurations. */
  printedEarlier = ''
  /** Why the client rejected its last configuration. */
  #rejection: string | undefined

  constructor(
    client: Client,
    server: TestServer,
    done: DoneOperation[],
    sleep: (ms: number) => Promise<void>,
  ) {
    this.#client = client
    this.#server = server
    this.#done = done
    this.#sleep = sleep
  }

  async take(step: Step): Promise<void> {
    if ('run' in step) return this.#run(step)
    if ('together' in step) return void (await Promise.all(step.together.map((each) => this.#run(each))))
    if ('server' in step) return this.#server.act(step.server)
    if ('waitMs' in step) return this.#sleep(step.waitMs)
    if ('advanceClientMs' in step) return this.#client.advanceClock(step.advanceClientMs)
    if ('reconfigure' in step) return this.#reconfigure(step.reconfigure)
    if ('configureTenant' in step)
      return this.#client.configure(this.#server.secondConfig, step.configureTenant)
    this.printedBefore = this.#client.output().length
    return this.#client.dispose()
  }

  async #run({ run: operation, call = 0, tenant = 'main', ...options }: RunStep): Promise<void> {
    if (options.ifAble && !this.#isAble(operation)) return
    const context = this.#call(call)
    const deadlineMs = options.deadlineMs ?? this.#server.config.deadlineMs
    const beganMs = this.#server.elapsedMs()
    const note = (outcome: Outcome, more: Pick<DoneOperation, 'hung' | 'abortedMs'> = {}) => {
      const endedMs = this.#server.elapsedMs()
      const serverState = this.#stateOf(context)
      const request = { operation, context, tenant, deadlineMs }
      this.#done.push({ ...request, outcome, ...serverState, ...more, beganMs, endedMs })
    }
    if (this.#rejection !== undefined) {
      return note({ outcome: 'fail', kind: 'config', message: this.#rejection })
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
    const available = operationsIn(this.#server.config.profile)
    return available.includes(operation) && this.#client.operations.has(operation)
  }

  async #abort(running: RunningOperation, afterMs: number): Promise<Pick<DoneOperation, 'abortedMs'>> {
    const ended = running.outcome.then(
      () => true,
      () => true,
    )
    const isOver = await Promise.race([ended, this.#sleep(afterMs).then(() => false)])
    if (isOver) return {}
    running.abort()
    return { abortedMs: this.#server.elapsedMs() }
  }

  async #reconfigure(changes: ConfigChanges): Promise<void> {
    this.#rejection = undefined
    this.printedEarlier += this.#client.output()
    try {
      await this.#client.configure(this.#server.configWith(changes))
    } catch (error) {
      if (!(error instanceof ConfigurationRefused)) throw error
      this.#rejection = error.message
    }
  }

  #stateOf({ recordingId }: CallContext): Pick<DoneOperation, 'serverState'> {
    const recording = this.#server.recordings().find((each) => each.recordingId === recordingId)
    return recording ? { serverState: recording.state } : {}
  }

  #call(number: number): CallContext {
    const call = this.#server.calls[number]
    if (!call)
      throw new RangeError(
        `the test server has ${this.#server.calls.length} calls, none with the index ${number}`,
      )
    return call
  }
}
