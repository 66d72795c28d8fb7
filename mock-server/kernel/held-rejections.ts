import { ofTheMock } from '../../contracts/evidence.js'
import { limits } from '../http/message.js'
import type { HeldRequest } from '../faults/holds.js'
import { Rejection } from '../operations/rejection.js'

const evidence = ofTheMock('a hold that a test asked for')

/** 503 when as many requests are held as may be. */
export function tooManyHeld(sandboxId: string): Rejection {
  return rejection(
    `Sandbox ${sandboxId} already holds ${limits.heldRequests} requests, which is the limit.`,
    'Release requests with sandbox.holds.release() or POST /__admin/holds/release, or give the hold `times`.',
  )
}

/** 503 for a request that was held and is not decided. */
export function ended(held: HeldRequest | undefined): Rejection {
  return held?.end === 'gone'
    ? rejection(
        `The client closed the connection while ${held.holdId} held the request, so it was not decided.`,
        'Give the client a longer timeout, or release the request earlier.',
      )
    : rejection(
        'The request was held when its sandbox was reset, restored or deleted, or the mock was closed.',
        'Release the request first, with sandbox.holds.release() or POST /__admin/holds/release.',
      )
}

function rejection(message: string, fix: string): Rejection {
  return new Rejection({
    kind: 'not-implemented',
    status: 503,
    code: 'service.unavailable',
    message,
    rule: 'hold',
    evidence,
    reason: message,
    fix: [fix],
  })
}
