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
type LifecycleTable = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Commands>>>>>>
type Commands = Readonly<Record<string, LifecycleRow>>

/** The table for each choice of variants, with one row per place. There are few choices, so all are cached. */
const tables = new WeakMap<Assumptions, LifecycleTable>()

function tableUnder(assumptions: Assumptions): LifecycleTable {
  const table: Record<string, Record<string, Record<string, Record<string, LifecycleRow>>>> = {}
  for (const row of recordingLifecycle) {
    if (row.assume && !holds(row.assume, assumptions)) continue
    const calls = (table[row.surface ?? ''] ??= {})
    const states = (calls[row.call] ??= {})
    const commands = (states[row.from] ??= {})
    commands[row.on] = row
  }
  return table
}

/** The row that decides a command under the variants in force. */
export function lifecycleRow(
  call: CallState,
  from: RecordingState,
  on: RecordingCommand,
  assumptions: Assumptions,
  surface: CommandSurface = 'api-v2',
): LifecycleRow {
  let table = tables.get(assumptions)
  if (!table) tables.set(assumptions, (table = tableUnder(assumptions)))
  const row = table[surface]?.[call]?.[from]?.[on] ?? table['']?.[call]?.[from]?.[on]
  if (!row) throw new RangeError(`the recording lifecycle has no row for ${surface}/${call}/${from}/${on}`)
  return row
}

function holds(assume: Partial<Assumptions>, assumptions: Assumptions): boolean {
  return Object.entries(assume).every(([name, variant]) => assumptions[name as keyof Assumptions] === variant)
}
