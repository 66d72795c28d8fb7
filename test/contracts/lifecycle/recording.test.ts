import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ambiguities, defaultAssumptions, type Assumptions } from '../../../contracts/register/ambiguities.js'
import { lifecycleRow, recordingLifecycle } from '../../../contracts/lifecycle/recording.js'
import { tries } from '../../sampled.js'
import type {
  CallState,
  ClientCommand,
  CommandSurface,
  RecordingCommand,
  RecordingState,
} from '../../../contracts/lifecycle/row.js'
import { assume } from '../../../mock-server/world/start/assume.js'

const calls: readonly CallState[] = ['alerting', 'connected', 'ended']
const settled: readonly RecordingState[] = ['idle', 'recording', 'masked', 'stopped', 'declined']
const unsettled: readonly RecordingState[] = ['starting', 'masking', 'unmasking', 'stopping', 'declining']
const states = [...settled, ...unsettled]
const clientCommands: readonly ClientCommand[] = ['start', 'stop', 'mask', 'unmask']
const commands: readonly RecordingCommand[] = [...clientCommands, 'end']

const assumptions: fc.Arbitrary<Assumptions> = fc
  .record(
    Object.fromEntries(
      Object.entries(ambiguities).map(([name, { variants }]) => [
        name,
        fc.constantFrom(...Object.keys(variants)),
      ]),
    ),
  )
  .map((chosen) => assume(chosen))

function outcome(
  call: CallState,
  from: RecordingState,
  on: RecordingCommand,
  assumed = defaultAssumptions,
): string {
  const row = lifecycleRow(call, from, on, assumed)
  return 'to' in row ? row.to : `refused: ${row.reject}`
}

test('a connected call takes each command in each state as the table of the design says', () => {
  const table = settled.map((from) => [from, ...commands.map((on) => outcome('connected', from, on))])
  expect(table).toEqual([
    [
      'idle',
      'recording',
      'refused: not-recording',
      'refused: not-recording',
      'refused: not-recording',
      'idle',
    ],
    ['recording', 'refused: already-recording', 'stopped', 'masked', 'recording', 'stopped'],
    ['masked', 'refused: already-recording', 'stopped', 'masked', 'recording', 'stopped'],
    [
      'stopped',
      'refused: finished',
      'refused: finished',
      'refused: finished',
      'refused: finished',
      'stopped',
    ],
    [
      'declined',
      'refused: declined',
      'refused: declined',
      'refused: declined',
      'refused: declined',
      'declined',
    ],
  ])
})

test('while a command is in work every other is locked out, and time or the end of the call settles it', () => {
  const table = unsettled.map((from) => [
    from,
    new Set(clientCommands.map((on) => outcome('connected', from, on))),
    outcome('connected', from, 'settle'),
    outcome('connected', from, 'end'),
  ])
  const locked = new Set(['refused: locked'])
  expect(table).toEqual([
    ['starting', locked, 'recording', 'idle'],
    ['masking', locked, 'masked', 'stopped'],
    ['unmasking', locked, 'recording', 'stopped'],
    ['stopping', locked, 'stopped', 'stopped'],
    ['declining', locked, 'declined', 'declined'],
  ])
})

test('Record on Demand resumes after a stop, masks what is not recorded, and declines for good', () => {
  const onDemand = (from: RecordingState, on: RecordingCommand) => {
    const row = lifecycleRow('connected', from, on, defaultAssumptions, 'record-on-demand')
    return 'to' in row ? row.to : `refused: ${row.reject}`
  }
  const own: readonly RecordingCommand[] = ['start', 'stop', 'decline', 'mask', 'unmask']
  expect(settled.map((from) => [from, ...own.map((on) => onDemand(from, on))])).toEqual([
    ['idle', 'recording', 'refused: not-recording', 'declined', 'idle', 'idle'],
    ['recording', 'recording', 'stopped', 'declined', 'masked', 'recording'],
    ['masked', 'masked', 'stopped', 'declined', 'masked', 'recording'],
    ['stopped', 'recording', 'refused: not-recording', 'declined', 'stopped', 'stopped'],
    ['declined', 'refused: declined', 'refused: declined', 'declined', 'declined', 'declined'],
  ])
  const locked = unsettled.flatMap((from) => own.map((on) => onDemand(from, on)))
  expect(new Set(locked)).toEqual(new Set(['refused: locked']))
})

test('the Agent API records again after a stop, and masks what is not recorded', () => {
  const byAgent = (from: RecordingState, on: RecordingCommand) => {
    const row = lifecycleRow('connected', from, on, defaultAssumptions, 'agent')
    return 'to' in row ? row.to : `refused: ${row.reject}`
  }
  const own: readonly RecordingCommand[] = ['start', 'mask', 'unmask']
  expect(settled.map((from) => [from, ...own.map((on) => byAgent(from, on))])).toEqual([
    ['idle', 'recording', 'idle', 'idle'],
    ['recording', 'recording', 'masked', 'recording'],
    ['masked', 'masked', 'masked', 'recording'],
    ['stopped', 'recording', 'stopped', 'stopped'],
    ['declined', 'refused: declined', 'declined', 'declined'],
  ])
  const locked = unsettled.flatMap((from) => own.map((on) => byAgent(from, on)))
  expect(new Set(locked)).toEqual(new Set(['refused: locked']))
})

test('Genesys records a participant again after a stop, and refuses what is in conflict', () => {
  const byParticipant = (from: RecordingState, on: RecordingCommand) => {
    const row = lifecycleRow('connected', from, on, defaultAssumptions, 'participant')
    return 'to' in row ? row.to : `refused: ${row.reject}`
  }
  const own: readonly RecordingCommand[] = ['start', 'stop']
  expect(settled.map((from) => [from, ...own.map((on) => byParticipant(from, on))])).toEqual([
    ['idle', 'recording', 'refused: not-recording'],
    ['recording', 'refused: already-recording', 'stopped'],
    ['masked', 'refused: already-recording', 'stopped'],
    ['stopped', 'recording', 'refused: finished'],
    ['declined', 'refused: declined', 'refused: declined'],
  ])
  const locked = unsettled.flatMap((from) => own.map((on) => byParticipant(from, on)))
  expect(new Set(locked)).toEqual(new Set(['refused: locked']))
})

test('a row leads through a state that settles to where the row leads', () => {
  const through = recordingLifecycle.filter((row) => 'via' in row && row.via !== undefined)
  expect(through.map(({ id }) => id)).toContain('start')
  for (const row of through) {
    if ('via' in row && row.via !== undefined) expect(outcome('connected', row.via, 'settle')).toBe(row.to)
  }
})

test('a call that is alerting takes no command', () => {
  const table = states.map((from) => clientCommands.map((on) => outcome('alerting', from, on)))
  expect(table).toEqual(states.map(() => Array.from({ length: 4 }, () => 'refused: not-connected')))
})

test('a call that has ended takes no command, and says whether its recording is finished', () => {
  expect(clientCommands.map((on) => outcome('ended', 'stopped', on))).toEqual(
    Array.from({ length: 4 }, () => 'refused: finished'),
  )
  expect(outcome('ended', 'idle', 'start')).toBe('refused: not-connected')
})

const ofSurface: Readonly<Record<CommandSurface, readonly RecordingCommand[]>> = {
  'api-v2': commands,
  participant: ['start', 'stop', 'end'],
  'record-on-demand': [...commands, 'decline'],
  agent: commands,
}

test.each(['api-v2', 'participant', 'record-on-demand', 'agent'] as const)(
  'exactly one row holds in every place under every combination of variants: %s',
  (surface) => {
    const own = ofSurface[surface]
    fc.assert(
      fc.property(assumptions, (assumed) => {
        for (const call of calls) {
          for (const from of states) {
            for (const on of own) {
              const rows = recordingLifecycle.filter(
                (row) =>
                  (row.surface === undefined || row.surface === surface) &&
                  row.call === call &&
                  row.from === from &&
                  row.on === on &&
                  Object.entries(row.assume ?? {}).every(
                    ([name, variant]) => assumed[name as keyof Assumptions] === variant,
                  ),
              )
              expect(rows, `${call}/${from}/${on}`).toHaveLength(1)
              expect(lifecycleRow(call, from, on, assumed, surface)).toBe(rows[0])
            }
          }
        }
      }),
      tries(50),
    )
  },
)

test('every row has an id of its own and evidence with a source', () => {
  const ids = recordingLifecycle.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(recordingLifecycle.filter(({ evidence }) => evidence.source === '' || evidence.date === '')).toEqual(
    [],
  )
})

test('a row that rests on an ambiguity is graded as assumed', () => {
  const graded = recordingLifecycle.filter(({ assume: rests }) => rests).map(({ evidence }) => evidence.grade)
  expect(new Set(graded)).toEqual(new Set(['assumed']))
})

test('every ambiguity has a default among at least two variants', () => {
  const wrong = Object.entries(ambiguities).filter(
    ([, { default: chosen, variants }]) =>
      !Object.hasOwn(variants, chosen) || Object.keys(variants).length < 2,
  )
  expect(wrong).toEqual([])
})

test('an unknown ambiguity and an unknown variant are refused by name', () => {
  expect(() => assume({ 'no-such': 'x' })).toThrow(
    /^no ambiguity is named no-such; cxone-mock evidence lists all \d+$/,
  )
  expect(() => assume({ 'missing-scope': 'x' })).toThrow(
    'ambiguity missing-scope has no variant x; it has empty-401, forbidden-403',
  )
  expect(() => assume({ constructor: 'x' })).toThrow(/^no ambiguity is named constructor/)
})
