import {
  ClientHung,
  ConfigurationRefused,
  type CallContext,
  type Client,
  type ClientConfig,
  type Outcome,
  type PrintedText,
  type RunningOperation,
} from '../model/client.js'
import type { TestServer } from '../model/test-server.js'
import type { RunStep, Step } from '../model/rule.js'
import type { DoneOperation, Period } from '../model/transcript.js'
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
  /** The same by stream. */
  readonly printedParts: PrintedText[] = []
  /** When the client was being configured. */
  readonly configured: Period[] = []
  /**
   * A configuration that the client has not received yet. Actions of the server come first, because some clients
   * request their token as soon as they are configured.
   */
  #next: ClientConfig | undefined
  /** Every configuration of the rule has the same deadline. */
  readonly #deadlineMs: number
  #last: ClientConfig | undefined
  /** How the client failed to accept its last configuration. */
  #rejection: ConfigurationRefused | undefined

  constructor(
    client: Client,
    server: TestServer,
    done: DoneOperation[],
    sleep: (ms: number) => Promise<void>,
    config: ClientConfig,
  ) {
    this.#client = client
    this.#server = server
    this.#done = done
    this.#sleep = sleep
    this.#next = config
    this.#deadlineMs = config.deadlineMs
  }

  async take(step: Step): Promise<void> {
    if ('server' in step) return this.#server.act(step.server)
    await this.#configure()
    if ('run' in step) return this.#run(step)
    if ('together' in step) return void (await Promise.all(step.together.map((each) => this.#run(each))))
    if ('waitMs' in step) return this.#sleep(step.waitMs)
    if ('passMs' in step) return this.#pass(step.passMs)
    if ('advanceClientMs' in step) return this.#client.advanceClock(step.advanceClientMs)
    if ('reconfigure' in step) {
      this.#next = this.#server.configWith({ deadlineMs: this.#deadlineMs, ...step.reconfigure })
      return
    }
    if ('reconfigureAs' in step) {
      this.#next = { ...this.#server.secondConfig, deadlineMs: this.#deadlineMs }
      return
    }
    if ('configureTenant' in step) {
      const { configureTenant: tenant, changes } = step
      const config = changes ? this.#server.configWith(changes) : this.#server.secondConfig
      return this.#client.configure({ ...config, deadlineMs: this.#deadlineMs }, tenant)
    }
    this.printedBefore = this.#client.output().length
    return this.#client.dispose()
  }

  async #run({ untilOk, ...step }: RunStep): Promise<void> {
    // A client that never worked does not start to work now.
    const hasWorked = this.#done.some(({ outcome }) => outcome.outcome === 'ok')
    await this.#runOnce(step)
    if (!hasWorked) return
    for (let left = (untilOk?.times ?? 1) - 1; left > 0; left -= 1) {
      if (this.#done.at(-1)?.outcome.outcome === 'ok') return
      await this.#pass(untilOk?.everyMs ?? 0)
      await this.#runOnce(step)
    }
  }

  async #runOnce({ run: operation, call = 0, tenant = 'main', ...options }: RunStep): Promise<void> {
    if (options.ifAble && !this.#isAble(operation)) return
    const context = this.#call(call)
    const deadlineMs = options.deadlineMs ?? this.#server.config.deadlineMs
    const beganMs = this.#server.elapsedMs()
    const note = (outcome: Outcome, more: Pick<DoneOperation, 'hung' | 'abortedMs' | 'assumed'> = {}) => {
      const endedMs = this.#server.elapsedMs()
      const serverState = this.#stateOf(context)
      const request = { operation, context, tenant, deadlineMs }
      this.#done.push({ ...request, outcome, ...serverState, ...more, beganMs, endedMs })
    }
    if (this.#rejection !== undefined) {
      const { outcome, message } = this.#rejection
      // Without a client, the caller creates one again for the next operation.
      this.#next = this.#last
      return note(outcome ?? { outcome: 'fail', kind: 'config', message }, outcome ? {} : { assumed: true })
    }
    const running = this.#client.begin({ operation, context, deadlineMs, tenant })
    const { abortAfterMs } = options
    const { abortCountsFromFault = false } = options
    const aborted =
      abortAfterMs === undefined ? {} : await this.#abort(running, abortAfterMs, abortCountsFromFault)
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

  async #abort(
    running: RunningOperation,
    afterMs: number,
    countsFromFault: boolean,
  ): Promise<Pick<DoneOperation, 'abortedMs'>> {
    const ended = running.outcome.then(
      () => true,
      () => true,
    )
    if (countsFromFault) await this.#firstFault(ended)
    const isOver = await Promise.race([ended, this.#sleep(afterMs).then(() => false)])
    if (isOver) return {}
    running.abort()
    return { abortedMs: this.#server.elapsedMs() }
  }

  /** Waits until a request has received an injected fault, or the operation has ended. */
  async #firstFault(ended: Promise<boolean>): Promise<void> {
    const hasFault = () => this.#server.arrivals().some(({ fault }) => fault !== undefined)
    let isOver = false
    while (!isOver && !hasFault()) isOver = await Promise.race([ended, this.#sleep(20).then(() => false)])
  }

  async #pass(ms: number): Promise<void> {
    if (!this.#client.capabilities.has('clock')) return this.#sleep(ms)
    await this.#client.advanceClock(ms)
    await this.#server.act({ act: 'pass', ms })
  }

  async #configure(): Promise<void> {
    const config = this.#next
    if (!config) return
    this.#next = undefined
    this.#last = config
    this.#rejection = undefined
    if (this.configured.length > 0) {
      this.printedEarlier += this.#client.output()
      this.printedParts.push(...(this.#client.printed?.() ?? []))
    }
    const beganMs = this.#server.elapsedMs()
    try {
      await this.#client.configure(config)
    } catch (error) {
      if (!(error instanceof ConfigurationRefused)) throw error
      this.#rejection = error
    } finally {
      this.configured.push({ beganMs, endedMs: this.#server.elapsedMs() })
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
