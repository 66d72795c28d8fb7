import type { PlainResponse } from '../http/message.js'
import type { RequestContext } from './context.js'
import type { StageName } from './stage-name.js'

/**
 * What a stage returns. Nothing: the next stage runs. A response: the request is decided, and only the stages marked
 * `always` still run. A promise: the request waits; when it resolves with nothing, the same stage runs again.
 */
export type StageResult = PlainResponse | undefined | Promise<PlainResponse | undefined>

/** One step of the pipeline: a named function of the request's context. */
export interface Stage {
  readonly name: StageName
  /** @throws {Rejection} which ends the request like a response does */
  readonly run: (context: RequestContext) => StageResult
  /** Runs for a request that is already decided, too. */
  readonly always?: true
  /** Counts or uses up something, so it does not run when the kernel is only asked whether it wants a body. */
  readonly counts?: true
}
