import { expect, test } from 'vitest'
import { createCxoneMock, type Fault } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'

const unsent =
  'no effect with the fault CONNECTION_RESET_BY_PEER, which sends no response; remove one of them'
const reset = { fault: 'CONNECTION_RESET_BY_PEER' } as const

const useless: readonly (readonly [fault: Fault, ...errors: string[]])[] = [
  [{ ...reset, body: '{}' }, `body has ${unsent}`],
  [{ ...reset, status: 503, headers: { a: 'b' } }, `status has ${unsent}`, `headers has ${unsent}`],
  [{ ...reset, mergePatch: { a: 1 } }, `mergePatch has ${unsent}`],
  [{ ...reset, redirectTo: 'https://a.example' }, `redirectTo has ${unsent}`],
  [{ ...reset, dateSkewMilliseconds: 1 }, `dateSkewMilliseconds has ${unsent}`],
  [
    { fault: 'NEVER_ANSWER', fixedDelayMilliseconds: 1 },
    'fixedDelayMilliseconds has no effect with the fault NEVER_ANSWER; remove one of them',
  ],
  [
    { status: 204, body: '{}', bodyBytes: 5 },
    'body has no effect with status 204, which has no body; remove one of them',
    'bodyBytes has no effect with status 204, which has no body; remove one of them',
  ],
  [
    { status: 304, fault: 'STALL' },
    'fault has no effect with status 304, which has no body; remove one of them',
  ],
  [
    { fault: 'STALL', chunkedDribbleDelay: { numberOfChunks: 2, totalDuration: 1 } },
    'chunkedDribbleDelay has no effect with the fault STALL; remove one of them',
  ],
  [
    { status: 503, bytes: 3 },
    'bytes has no effect with a fault that is not STALL or TRUNCATED_BODY; remove one of them',
  ],
  [{ body: '', bodyBytes: 3 }, 'bodyBytes has no effect with an empty body; remove one of them'],
  [
    { body: '<a>', mergePatch: { a: 1 } },
    'mergePatch has no effect with a body that is not JSON; remove one of them',
  ],
  [
    { fixedDelayMilliseconds: 1, delayDistribution: { type: 'uniform', lower: 1, upper: 2 } },
    'delayDistribution has no effect with fixedDelayMilliseconds; remove one of them',
  ],
  [
    { headers: { date: 'x' }, dateSkewMilliseconds: 1 },
    'dateSkewMilliseconds has no effect with headers.date; remove one of them',
  ],
  [
    { headers: { Location: '/' }, redirectTo: '/a' },
    'redirectTo has no effect with headers.Location; remove one of them',
  ],
  [
    { status: 503, token: 'EXPIRED' },
    'token has no effect with status, which answers without looking at the token; remove one of them',
  ],
  [
    { ...reset, token: 'REVOKED_AFTER' },
    'token has no effect with the fault CONNECTION_RESET_BY_PEER, which answers without looking at the token; remove one of them',
  ],
  [
    { on: 'issueToken', token: 'EXPIRED' },
    'token has no effect with issueToken, which no access token is sent to; remove one of them',
  ],
  [
    { token: 'UNKNOWN', commit: true },
    'commit has no effect with token UNKNOWN, which is rejected before the operation; remove one of them',
  ],
  [
    { mergePatch: { a: 1 }, commit: true },
    'commit has no effect with a fault that lets the operation happen anyway; remove one of them',
  ],
  [
    { quota: { limit: 1, windowMillis: 1, retryAfter: 'date' }, headers: { 'retry-after': '1' } },
    'quota.retryAfter has no effect with headers.retry-after; remove one of them',
  ],
  [{ ...reset, quota: { limit: 1, windowMillis: 1, retryAfter: 'date' } }, `quota.retryAfter has ${unsent}`],
  [{ headers: { 'X-A': '1', 'x-a': '2' } }, 'headers: "x-a" is given twice, in different case'],
]

test.each(useless.map(([fault, ...errors]) => ({ fault, errors })))(
  'a field without effect is rejected with its reason: $fault',
  async ({ fault, errors }) => {
    const mock = await createCxoneMock({ clock: caseInstant })
    const use = () => mock.defaultSandbox.faults.use(fault)
    expect(use).toThrow(expect.objectContaining({ status: 400, errors }) as Error)
    expect(mock.defaultSandbox.faults.list()).toEqual([])
  },
)

test.each([
  [{ type: 'uniform', lower: 1 }, 'delayDistribution: the type uniform needs the field "upper"'],
  [
    { type: 'uniform', lower: 1, upper: 2, median: 3 },
    'delayDistribution: median has no effect with the type uniform; remove it',
  ],
  [{ type: 'uniform', lower: 3, upper: 2 }, 'delayDistribution.lower must be at most 2, not 3'],
  [{ type: 'lognormal', median: 80 }, 'delayDistribution: the type lognormal needs the field "sigma"'],
  [{ type: 'normal' }, 'delayDistribution.type must be one of uniform, lognormal, not "normal"'],
])('a wrong distribution is rejected: %o', async (delayDistribution, error) => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const use = () => mock.defaultSandbox.faults.use({ delayDistribution } as unknown as Fault)
  expect(use).toThrow(expect.objectContaining({ errors: [error] }) as Error)
})

test.each([
  { status: 204, body: '', commit: true },
  { fault: 'CONNECTION_RESET_BY_PEER', commit: true, token: 'REVOKED_AFTER' },
  { fault: 'CONNECTION_RESET_BY_PEER', quota: { limit: 1, windowMillis: 1 } },
  { fault: 'CONNECTION_RESET_BY_PEER', fixedDelayMilliseconds: 5 },
  { fault: 'TRUNCATED_BODY', bytes: 3, body: '{"a":1}', status: 200, headers: { a: 'b' } },
  { body: '{}', mergePatch: { a: 1 }, bodyBytes: 20 },
  { on: ['issueToken', 'startRecording'], token: 'EXPIRED' },
  { status: 303, redirectTo: 'https://a.example', commit: true },
] satisfies readonly Fault[])('fields that work together are accepted: %o', async (fault) => {
  const mock = await createCxoneMock({ clock: caseInstant })
  expect(mock.defaultSandbox.faults.use(fault as Fault)).toEqual({ id: 'fault-1', ...fault, met: 0 })
})
