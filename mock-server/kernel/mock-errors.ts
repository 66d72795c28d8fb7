import type { OperationContract } from '../../contracts/contract.js'
import type { Grade } from '../../contracts/evidence.js'
import type { RejectedByHost } from '../http/message.js'
import { Rejection } from '../operations/rejection.js'

/** 501 when the evidence of an operation is weaker than `--evidence` requires. */
export function tooWeak({ operationId, evidence }: OperationContract, required: Grade): Rejection {
  const reason = `The evidence for ${operationId} is ${evidence.grade} (${evidence.source}), but --evidence requires ${required}.`
  return new Rejection({
    kind: 'not-implemented',
    status: 501,
    code: 'not.implemented',
    message: `cxone-mock does not serve ${operationId}, because its evidence is too weak.`,
    rule: 'evidence',
    reason,
    fix: [`Start with --evidence ${evidence.grade} to use it anyway.`],
  })
}

/** A request that the host has rejected before the kernel. */
export function byHost({ rule, reason, fix, response }: RejectedByHost): Rejection {
  return new Rejection({
    kind: 'request',
    status: response.status,
    code: 'bad.request',
    message: reason,
    rule,
    reason,
    fix: [fix],
  })
}

/** 503 when the store could not keep what the request has changed. */
export function notStored(error: unknown): Rejection {
  const message = error instanceof Error ? error.message : String(error)
  return new Rejection({
    kind: 'not-implemented',
    status: 503,
    code: 'service.unavailable',
    message: 'cxone-mock could not store the request, so it changed nothing.',
    rule: 'store',
    reason: message,
    fix: ['Make the store writable again, and send the request once more.'],
  })
}

/** 500 for a bug of the mock. */
export function internal(error: unknown): Rejection {
  return new Rejection({
    kind: 'internal',
    status: 500,
    code: 'internal.server.error',
    message: 'cxone-mock failed. This is a bug of the mock, not a response of the API.',
    rule: 'internal',
    reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    fix: ['Report the bug with the request that caused it: GET /__admin/requests/{id}.'],
  })
}
