import type { Assumptions } from '../register/ambiguities.js'
import { onAgentApi } from './agent.js'
import { onApiV2 } from './api-v2.js'
import { onEverySurface } from './every-surface.js'
import { onRecordOnDemand } from './record-on-demand.js'
import type { CallState, RecordingState, RecordingCommand, CommandSurface, LifecycleRow } from './row.js'

/** The table that drives the server's behaviour, the diagram and the negative tests. */
export const recordingLifecycle: readonly LifecycleRow[] = [
  ...onApiV2,
  ...onRecordOnDemand,
  ...onAgentApi,
  ...onEverySurface,
]

type LifecycleTable = ReadonlyMap<string, LifecycleRow>

/** The table for each choice of variants, with one row per place. There are few choices, so all are cached. */
const tables = new WeakMap<Assumptions, LifecycleTable>()

function tableUnder(assumptions: Assumptions): LifecycleTable {
  const rows = recordingLifecycle.filter(({ assume }) => !assume || holds(assume, assumptions))
  return new Map(rows.map((row) => [`${row.surface ?? ''}/${row.call}/${row.from}/${row.on}`, row]))
}

/** The row that decides a command under the variants in force. */
export function lifecycleRow(
  call: CallState,
  from: RecordingState,
  on: RecordingCommand,
  assumptions: Assumptions,
  surface: CommandSurface = 'api-v2',
): LifecycleRow {
  const table = tables.get(assumptions) ?? tableUnder(assumptions)
  tables.set(assumptions, table)
  const place = `/${call}/${from}/${on}`
  const row = table.get(surface + place) ?? table.get(place)
  if (!row) throw new RangeError(`the recording lifecycle has no row for ${surface}${place}`)
  return row
}

function holds(assume: Partial<Assumptions>, assumptions: Assumptions): boolean {
  return Object.entries(assume).every(([name, variant]) => assumptions[name as keyof Assumptions] === variant)
}
