import { recordingLifecycle } from './recording.js'
import type { ClientCommand, LifecycleRow, SettledState } from './row.js'

type StateAndCommand = `${SettledState}/${ClientCommand}`

/** Explains why an accepted command changed nothing. A client must not read its 200 as done. */
const explanations: Readonly<Partial<Record<StateAndCommand, string>>> = {
  'idle/mask': 'nothing is being recorded, so nothing is masked. A later start records everything.',
  'stopped/mask': 'nothing is being recorded, so nothing is masked. A later start records everything.',
  'declined/mask': 'the call must not be recorded, so there is nothing to mask.',
  'masked/mask': 'the recording was already masked, so nothing changed.',
  'idle/unmask': 'nothing is being recorded, so there is nothing to unmask.',
  'stopped/unmask': 'nothing is being recorded, so there is nothing to unmask.',
  'declined/unmask': 'the call must not be recorded, so there is nothing to unmask.',
  'recording/unmask': 'the recording was not masked, so nothing changed.',
  'recording/start': 'the call is already being recorded, so nothing changed.',
  'masked/start': 'the call is already being recorded and masked. It stays masked, so nothing changed.',
  'declined/start': 'the call must not be recorded, so no recording started.',
  'idle/stop': 'nothing was being recorded, so nothing was stopped.',
  'stopped/stop': 'the recording was already stopped, so nothing changed.',
  'declined/stop': 'nothing was being recorded, so nothing was stopped.',
  'declined/decline': 'the call was already declined, so nothing changed.',
}

/** The explanation for a row of the lifecycle that accepts a command without an effect; undefined for other rows. */
export function withoutEffect(rowId: string | undefined): string | undefined {
  return rowId === undefined ? undefined : effectless.get(rowId)
}

const effectless: ReadonlyMap<string, string> = new Map(
  recordingLifecycle.flatMap((row): [string, string][] => {
    if (!isEffectless(row)) return []
    return [
      [
        row.id,
        `Accepted, but ${explanations[`${row.from}/${row.on}` as StateAndCommand] ?? 'nothing changed.'}`,
      ],
    ]
  }),
)

/** Whether the row accepts a client's command and changes nothing. */
export function isEffectless(row: LifecycleRow): boolean {
  return 'to' in row && row.to === row.from && row.on !== 'end' && row.on !== 'settle'
}
