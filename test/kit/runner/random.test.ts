import { expect, test } from 'vitest'
import { CX_PROP_001 } from '../../../kit/rules/PROP/CX-PROP-001.js'
import { CX_PROP_002 } from '../../../kit/rules/PROP/CX-PROP-002.js'
import { rejectedTokensInUse } from '../../../kit/runner/invariants.js'
import type { Rule } from '../../../kit/model/rule.js'
import { examineClient } from '../../../fixtures/clients/run-rule.js'

/** What a failure says of how it is had again. */
function againOf(reason = ''): { readonly seed: number; readonly path: string } {
  const [, seed, path = ''] = /; seed (-?\d+), path ([\d:]+)$/.exec(reason) ?? []
  return { seed: Number(seed), path }
}

test('a failure by chance is told with the seed and the path that lead to it again, and to it alone', async () => {
  const found = await examineClient(CX_PROP_001, 'stops-without-looking', { seed: 7 })
  expect(found.verdict).toBe('fail')
  const again = await examineClient(CX_PROP_001, 'stops-without-looking', againOf(found.reason))
  expect(again.findings.map(({ code }) => code)).toEqual(['refused-stop-taken-for-done'])
  expect(again.transcript?.done.map(({ operation }) => operation)).toEqual(
    found.transcript?.done.map(({ operation }) => operation),
  )
})

test('every step of the sequence is told, those of the rule first, and calls count from 1', async () => {
  const { reason, again } = await examineClient(CX_PROP_001, 'stops-without-looking', { seed: 7 })
  expect(reason).toMatch(
    /^Shortest failing sequence: 1\. startRecording for call 1; 2\. stopRecording for call 2; seed 7, path [\d:]+$/,
  )
  expect(again).toEqual(againOf(reason))
})

test('a sequence that fails is made shorter: a stop alone shows a client that stops without looking', async () => {
  const { transcript } = await examineClient(CX_PROP_001, 'stops-without-looking', { seed: 7 })
  // The first is the start of the rule itself, by which the client shows that it works.
  expect(transcript?.done.map(({ operation }) => operation)).toEqual(['startRecording', 'stopRecording'])
})

const unseen = ['never-looks-again-at-what-it-started', 'reports-a-lost-stop-as-done']

test.each(unseen)('a client that %s is found out by chance', async (name) => {
  const { verdict, findings } = await examineClient(CX_PROP_001, name, { seed: 1 })
  expect(verdict).toBe('fail')
  expect(findings.map((each) => each.code)).toContain('reported-state-is-wrong')
})

const steps = (...more: Rule['steps']): Rule => {
  const { random: _, ...rule } = CX_PROP_001
  return { ...rule, steps: [...rule.steps, ...more] as unknown as Rule['steps'] }
}

test('a 401 that a reset kept from the client does not count as known to it', async () => {
  const { verdict, findings } = await examineClient(
    steps(
      { server: { act: 'revoke-tokens' } },
      {
        server: {
          act: 'fault',
          fault: { on: 'getConversation', fault: 'CONNECTION_RESET_BY_PEER', commit: true, times: 1 },
        },
      },
      { run: 'getRecording', call: 1 },
    ),
  )
  expect({ verdict, findings }).toEqual({ verdict: 'pass', findings: [] })
})

test('a start that is reported after a policy stopped the recording is a state that is wrong', async () => {
  const policy = { server: { act: 'stop', call: 0, ifPossible: true } } as const
  const sequence = steps(policy, policy, { run: 'startRecording', call: 0 })
  expect((await examineClient(sequence)).verdict).toBe('pass')
  const { findings } = await examineClient(sequence, 'never-looks-again-at-what-it-started')
  expect(findings.map(({ message }) => message)).toEqual([
    'startRecording was reported as ok with the state recording, but the recording was stopped on the server.',
  ])
})

test('what is only advised fails no sequence: a token for each operation, and going on after an abort', async () => {
  const sequence = steps(
    { run: 'getRecording', call: 1 },
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': '1' }, times: 1 },
      },
    },
    { run: 'startRecording', call: 1, abortAfterMs: 50 },
  )
  for (const name of ['never-caches-a-token', 'ignores-an-abort']) {
    expect((await examineClient(sequence, name)).verdict).toBe('pass')
  }
  const { verdict, findings } = await examineClient(CX_PROP_002, 'never-caches-a-token')
  expect({ verdict, codes: findings.map(({ code }) => code) }).toEqual({
    verdict: 'warn',
    codes: ['second-live-token'],
  })
})

test('a stop that the server rejects is no violation, but one that is reported as completed is', async () => {
  const sequence = steps({ run: 'stopRecording', call: 1 })
  const codes = async (name: string) => (await examineClient(sequence, name)).findings.map(({ code }) => code)
  expect(await codes('lets-the-server-refuse-a-stop')).toEqual([])
  expect(await codes('stops-without-looking')).toEqual(['refused-stop-taken-for-done'])
})

/** The findings about rejected tokens after these steps. */
async function reuses(name: string, ...more: Rule['steps']) {
  const { transcript } = await examineClient(steps(...more), name)
  if (!transcript) throw new Error('the rule did not run')
  return rejectedTokensInUse(transcript).map(({ code }) => code)
}

test('an operation that begins with a token that an earlier one saw rejected is found', async () => {
  const revoked = [
    { server: { act: 'revoke-tokens' } },
    { run: 'getRecording', call: 1 },
    { run: 'getRecording', call: 1 },
  ] as const
  expect(await reuses('reference', ...revoked)).toEqual([])
  expect(await reuses('repeats-with-the-same-token', ...revoked)).toEqual(['rejected-token-used-again'])
})

test('a second injected 401 right after a renewal proves nothing against the new token', async () => {
  const expired = {
    server: { act: 'fault', fault: { on: 'getRecording', token: 'EXPIRED', times: 1 } },
  } as const
  const sequence = [expired, expired, { run: 'getRecording' }, { run: 'startRecording' }] as const
  expect(await reuses('reference', ...sequence)).toEqual([])
  expect((await examineClient(steps(...sequence))).verdict).toBe('pass')
})

test('a client may stop what it saw running, although a policy has started and stopped it', async () => {
  const { verdict, transcript } = await examineClient(
    steps(
      { server: { act: 'start', call: 1 } },
      { run: 'startRecording', call: 1 },
      { server: { act: 'stop', call: 1 } },
      { run: 'stopRecording', call: 1 },
    ),
  )
  expect(transcript?.arrivals.map(({ refusedBy }) => refusedBy)).toContain('stop-after-stop')
  expect(verdict).toBe('pass')
})
