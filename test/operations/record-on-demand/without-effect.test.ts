import { expect, test } from 'vitest'
import { recordingLifecycle } from '../../../contracts/lifecycle/recording.js'
import { isEffectless, withoutEffect } from '../../../contracts/lifecycle/without-effect.js'
import { withAgent } from './agent.js'

test('a mask that masks nothing is told, in the journal and by the explanation', async () => {
  const { onDemand, sandbox } = await withAgent()
  expect((await onDemand('mask')).status).toBe(200)
  const said =
    'Accepted, but nothing is being recorded, so nothing is masked. A later start records everything.'
  const entry = sandbox.requests.last()
  expect(entry?.note).toBe(said)
  expect(sandbox.requests.explain(entry?.id)).toMatchObject({ outcome: 'accepted', reason: said })
})

test('a command that does something has no such note', async () => {
  const { onDemand, sandbox } = await withAgent()
  await onDemand('start-recording-on-demand')
  await onDemand('mask')
  expect(sandbox.requests.list({ status: 200 }).filter(({ note }) => note !== undefined)).toEqual([])
  expect(sandbox.requests.explain(sandbox.requests.last()?.id).reason).toBe('maskRecording succeeded.')
})

test.each([
  [['start-recording-on-demand', 'mask', 'mask'], 'the recording was already masked, so nothing changed.'],
  [['unmask'], 'nothing is being recorded, so there is nothing to unmask.'],
  [['start-recording-on-demand', 'unmask'], 'the recording was not masked, so nothing changed.'],
  [['do-not-record', 'mask'], 'the call must not be recorded, so there is nothing to mask.'],
  [['do-not-record', 'do-not-record'], 'the call was already declined, so nothing changed.'],
])('%j is told to do nothing at its end', async (commands, said) => {
  const { onDemand, sandbox } = await withAgent()
  for (const command of commands) await onDemand(command)
  expect(sandbox.requests.last()).toMatchObject({ status: 200, note: `Accepted, but ${said}` })
})

test('a stop that is ignored where that is assumed is told to have stopped nothing', async () => {
  const assumptions = { 'record-on-demand-stop-when-not-recording': 'ignored-200' } as const
  const { onDemand, sandbox } = await withAgent({ assumptions })
  expect((await onDemand('stop-recording-on-demand')).status).toBe(200)
  expect(sandbox.requests.last()?.note).toBe(
    'Accepted, but nothing was being recorded, so nothing was stopped.',
  )
})

test('every row that accepts and changes nothing has words of its own', () => {
  const rows = recordingLifecycle.filter(isEffectless)
  expect(rows.map(({ id }) => id)).toContain('mask-while-idle')
  expect(rows.filter(({ id }) => withoutEffect(id) === 'Accepted, but nothing changed.')).toEqual([])
})

test('a command that is locked out is told to be tried again as the rule CX-REC-008 asks', async () => {
  const { onDemand, sandbox } = await withAgent({ settle: '2s' })
  await onDemand('start-recording-on-demand')
  expect((await onDemand('mask')).status).toBe(425)
  expect(sandbox.requests.explain().fix?.at(-1)).toBe(
    'If you retry the command, wait longer before each attempt and give up after a bounded time. ' +
      'An immediate retry is rejected again.',
  )
})
