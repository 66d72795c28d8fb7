import { expect, test } from 'vitest'
import { isImmediate } from '../../../kit/queries/retries/backoff-timing.js'
import { repetitions } from '../../../kit/queries/retries/repetition.js'
import type { ReceivedRequest } from '../../../kit/model/test-server.js'
import type { Transcript } from '../../../kit/model/transcript.js'

/** Requests to these places at these times. */
function transcriptOf(...requests: readonly (readonly [target: string, atMs: number])[]): Transcript {
  const arrivals = requests.map(([target, atMs], index): ReceivedRequest => ({
    id: index + 1,
    atMs,
    at: 'api',
    method: 'POST',
    target,
    headers: [],
    body: '',
    operation: undefined,
    status: 429,
    replyHeaders: {},
    replyBody: '',
    refusedBy: undefined,
    fault: undefined,
  }))
  return { arrivals, done: [], calls: [], recordings: [], config: undefined, secrets: [], output: '' }
}

test.each([
  ['two that are none', [10, 14], true],
  ['two that are short together', [1, 24], true],
  ['one that is drawn near zero, and one that is not', [1, 60], false],
  ['one alone that is none', [4], true],
  ['one alone that is one', [40], false],
  ['none', [], false],
])('on a quiet machine: %s', (_, waits, expected) => {
  let atMs = 5
  const again = waits.map((wait) => ['/b', (atMs += wait)] as const)
  const transcript = transcriptOf(['/a', 0], ['/b', 5], ...again)
  expect(isImmediate(repetitions(transcript.arrivals), transcript)).toBe(expected)
})

test('on a busy machine a request that is sent again at once takes as long as any other', () => {
  const transcript = transcriptOf(['/a', 0], ['/b', 70], ['/b', 150], ['/b', 228])
  expect(isImmediate(repetitions(transcript.arrivals), transcript)).toBe(true)
})

test('no machine is so slow that a tenth of a second is no wait', () => {
  const transcript = transcriptOf(['/a', 0], ['/b', 2000], ['/b', 2101], ['/b', 2202])
  expect(isImmediate(repetitions(transcript.arrivals), transcript)).toBe(false)
})
