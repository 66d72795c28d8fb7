import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { OperationResponse } from '../operations/operation.js'
import type { Rejection } from '../operations/rejection.js'
import type { PlainResponse } from '../http/message.js'
import type { OperationContract } from '../../contracts/contract.js'
import type { Instant } from '../world/entities.js'

export interface RenderContext {
  readonly requestId: string
  readonly now: Instant
  /** The path of the request, as the API has it. */
  readonly path: string
  readonly assumptions: Assumptions
  /** The operation of the request; undefined if the path has none. */
  readonly route: { readonly contract: OperationContract } | undefined
}

/** The formats of one surface. */
export interface Surface {
  readonly respond: (response: OperationResponse, context: RenderContext) => PlainResponse
  readonly reject: (rejection: Rejection, context: RenderContext) => PlainResponse
}
