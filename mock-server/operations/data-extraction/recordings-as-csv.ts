import type { Conversation, Recording } from '../../world/entities.js'
import type { Extraction } from '../../world/extractions.js'
import { segmentId } from '../../world/contacts.js'
import type { World } from '../../world/world.js'
import { instant } from '../instant.js'

/** The columns that clients read, in the order of the file. Those that the mock does not know are empty. */
const columns: Readonly<Record<string, (world: World, call: Conversation, recording: Recording) => string>> =
  {
    'ACD Call ID': (_, { contactId }) => String(contactId),
    'Segment ID': (_, call) => segmentId(call),
    'Start Date': (_, __, { startTime = 0 }) => instant(startTime),
    'Voice Recording Status': () => 'Success',
    'Agent 1 Name': (world, call) => {
      const { givenName, familyName } = agentOf(world, call) ?? {}
      return givenName === undefined ? '' : `${givenName} ${familyName}`
    },
    'Agent 1 ACD ID': (world, call) => String(agentOf(world, call)?.agentId ?? ''),
    'Agent 1 Contact Number': (_, { contactId }) => String(contactId),
    'Agent 1 Team': (world, call) => String(agentOf(world, call)?.teamId ?? ''),
    'Agent 1 Skills': () => '',
    ANI: (_, { participants }) => participants.find(({ purpose }) => purpose === 'customer')?.address ?? '',
    DNIS: () => '',
    Disposition: () => '',
  }

/** Clients compare only the start of these names. */
const annotated: Readonly<Record<string, string>> = {
  'ACD Call ID': ' (Master Contact ID)',
  'Agent 1 Contact Number': ' (Contact ID)',
}

/** The recordings that began on the days of a job and had ended when it was started, oldest first. */
export function recordingsAsCsv(world: World, { startDate, endDate, startedAt }: Extraction): string {
  const calls = [...world.conversations.values()].flatMap((call) => {
    const recording = world.recordings.get(call.recordingId)
    const { startTime, endTime = Infinity } = recording ?? {}
    if (!recording || startTime === undefined || endTime > startedAt) return []
    const day = instant(startTime).slice(0, 10)
    return day < startDate || day > endDate ? [] : [{ call, recording, startTime }]
  })
  const lines = calls
    .toSorted((one, other) => one.startTime - other.startTime)
    .map(({ call, recording }) => Object.values(columns).map((of) => of(world, call, recording)))
  const notes = world.assumptions['data-extraction-columns'] === 'annotated' ? annotated : {}
  const names = Object.keys(columns).map((name) => `${name}${notes[name] ?? ''}`)
  return [names, ...lines].map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('')
}

function agentOf({ users }: World, { participants }: Conversation) {
  return users.get(participants.find(({ userId }) => userId !== undefined)?.userId ?? '')
}

/** RFC 4180 2.6 and 2.7. */
function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
