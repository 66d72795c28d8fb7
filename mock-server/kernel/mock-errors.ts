import type { Evidence, Grade } from '../../contracts/evidence.js'
import type { RejectedByHost } from '../http/message.js'
import { Rejection } from '../operations/rejection.js'

/** 501 when a claim on which the response depends is known less well than `--evidence` requires. */
export function tooWeak(claim: string, { grade, source }: Evidence, required: Grade): Rejection {
  return new Rejection({
    kind: 'not-implemented',
    status: 501,
    code: 'not.implemented',
    message: `cxone-mock does not answer, because this claim is only ${grade}: ${claim}.`,
    rule: 'evidence',
    reason: `The claim is ${grade} (${source}), but --evidence requires ${required}.`,
    fix: [
      `Start with --evidence ${grade} to use it anyway.`,
      ...(grade === 'assumed' ? ['If you know how your tenant behaves, state it in a tenant profile.'] : []),
    ],
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
export function notStored(error: unknown, isUnknown: boolean): Rejection {
  const message = error instanceof Error ? error.message : String(error)
  return new Rejection({
    kind: 'not-implemented',
    status: 503,
    code: 'service.unavailable',
    message: isUnknown
      ? 'cxone-mock lost the store, and does not know whether it has stored the request.'
      : 'cxone-mock could not store the request, so it changed nothing.',
    rule: 'store',
    reason: message,
    fix: [
      isUnknown
        ? 'Make the store usable again, and read the state before you send the request once more.'
        : 'Make the store usable again, and send the request once more.',
    ],
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
