import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { OperationResponse } from '../operations/operation.js'
import type { Rejection } from '../operations/rejection.js'
import type { PlainResponse } from '../http/message.js'
import type { Instant } from '../world/entities.js'

export interface RenderContext {
  readonly requestId: string
  readonly now: Instant
  /** The path of the request, as the API has it. */
  readonly path: string
  readonly assumptions: Assumptions
}

/** How each surface words an answer and a refusal. */
export interface Surface {
  readonly answer: (answer: OperationResponse, context: RenderContext) => PlainResponse
  readonly refuse: (problem: Rejection, context: RenderContext) => PlainResponse
}
