import type { Assumptions } from '../register/ambiguities.js'
import { onAgentApi } from './agent.js'
import { onApiV2 } from './api-v2.js'
import { onEverySurface } from './every-surface.js'
import { onParticipant } from './participant.js'
import { onRecordOnDemand } from './record-on-demand.js'
import type { CallState, RecordingState, RecordingCommand, CommandSurface, LifecycleRow } from './row.js'

/** The table that drives the server's behaviour, the diagram and the negative tests. */
export const recordingLifecycle: readonly LifecycleRow[] = [
  ...onApiV2,
  ...onParticipant,
  ...onRecordOnDemand,
  ...onAgentApi,
  ...onEverySurface,
]

const byId: ReadonlyMap<string, LifecycleRow> = new Map(recordingLifecycle.map((row) => [row.id, row]))

/** The row with this id. */
export function lifecycleRowById(id: string): LifecycleRow | undefined {
  return byId.get(id)
}

/** Rows by surface, call, state and command. Nested, because a key made of four texts costs more than four look-ups. */
type LifecycleTable = Record<string, Record<string, Record<string, Record<string, LifecycleRow[]>>>>

const table: LifecycleTable = {}
for (const row of recordingLifecycle) {
  const calls = (table[row.surface ?? ''] ??= {})
  const states = (calls[row.call] ??= {})
  const commands = (states[row.from] ??= {})
  ;(commands[row.on] ??= []).push(row)
}

/**
 * The row under the variants in force. Only the variants of rows for this place are read, so that `matrix` knows on
 * which ambiguities a response depends.
 */
function rowAt(
  rows: readonly LifecycleRow[] | undefined,
  assumptions: Assumptions,
): LifecycleRow | undefined {
  return rows?.findLast(({ assume }) => !assume || holds(assume, assumptions))
}

/** The row that decides a command under the variants in force. */
export function lifecycleRow(
  call: CallState,
  from: RecordingState,
  on: RecordingCommand,
  assumptions: Assumptions,
  surface: CommandSurface = 'api-v2',
): LifecycleRow {
  const row =
    rowAt(table[surface]?.[call]?.[from]?.[on], assumptions) ??
    rowAt(table['']?.[call]?.[from]?.[on], assumptions)
  if (!row) throw new RangeError(`the recording lifecycle has no row for ${surface}/${call}/${from}/${on}`)
  return row
}

function holds(assume: Partial<Assumptions>, assumptions: Assumptions): boolean {
  return Object.entries(assume).every(([name, variant]) => assumptions[name as keyof Assumptions] === variant)
}
