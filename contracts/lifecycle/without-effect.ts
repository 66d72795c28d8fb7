import { recordingLifecycle } from './recording.js'
import type { ClientCommand, LifecycleRow, SettledState } from './row.js'

type StateAndCommand = `${SettledState}/${ClientCommand}`

/** What is so where a command is accepted and changes nothing. Whoever takes its 200 for done is mistaken. */
const told: Readonly<Partial<Record<StateAndCommand, string>>> = {
  'idle/mask': 'nothing is recorded: nothing is masked. A start that comes later records everything.',
  'stopped/mask': 'nothing is recorded: nothing is masked. A start that comes later records everything.',
  'declined/mask': 'nothing is recorded, and nothing will be: nothing is masked.',
  'masked/mask': 'it was masked already: nothing changed.',
  'idle/unmask': 'nothing is recorded: there is nothing to unmask.',
  'stopped/unmask': 'nothing is recorded: there is nothing to unmask.',
  'declined/unmask': 'nothing is recorded, and nothing will be: there is nothing to unmask.',
  'recording/unmask': 'it was not masked: nothing changed.',
  'recording/start': 'it is being recorded already: nothing changed.',
  'masked/start': 'it is being recorded already, and is masked: it stays masked, and nothing changed.',
  'declined/start': 'the call is not to be recorded: nothing is recorded.',
  'idle/stop': 'nothing was recorded: nothing was stopped.',
  'stopped/stop': 'it was stopped before: nothing changed.',
  'declined/stop': 'nothing was recorded: nothing was stopped.',
  'declined/decline': 'it was declined before: nothing changed.',
}

/** Says so, for a row of the lifecycle that accepts a command and leads nowhere; undefined for every other. */
export function withoutEffect(rowId: string | undefined): string | undefined {
  return rowId === undefined ? undefined : effectless.get(rowId)
}

const effectless: ReadonlyMap<string, string> = new Map(
  recordingLifecycle.flatMap((row): [string, string][] => {
    if (!isEffectless(row)) return []
    return [
      [row.id, `Accepted, but ${told[`${row.from}/${row.on}` as StateAndCommand] ?? 'nothing changed.'}`],
    ]
  }),
)

/** Whether a client's command is accepted there, and leaves everything as it is. */
export function isEffectless(row: LifecycleRow): boolean {
  return 'to' in row && row.to === row.from && row.on !== 'end' && row.on !== 'settle'
}
