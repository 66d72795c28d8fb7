import type { OperationId } from '../../contracts/api/index.js'

/** A rejection that the API would send, and that a mutation may leave out. */
interface RejectionFacts {
  readonly operationId: OperationId
  readonly kind: string
  readonly rule: string
  readonly status: number
}

/** A response that a mutation may change. */
export interface MutableResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * A flaw that many hand-written stubs have. A test suite that passes against a mock with this flaw does not test what
 * the flaw breaks.
 */
export interface Mutation {
  readonly id: string
  /** Completes the sentence "a mock that …". */
  readonly title: string
  /** What a suite lacks if it does not notice the flaw. */
  readonly missing: string
  /** Whether the mutation leaves out a rejection. */
  readonly forgives?: (rejection: RejectionFacts) => boolean
  /** The types of events that it leaves out, of these operations only; without `of` of all. */
  readonly forgets?: readonly string[]
  readonly of?: readonly OperationId[]
  /** Returns the changed response, or the same object if nothing changes. */
  readonly rewrites?: (response: MutableResponse, operationId: OperationId) => MutableResponse
}
