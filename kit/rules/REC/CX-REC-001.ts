import { recordingCommands } from '../../queries/recordings/recording-commands.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { jsonOf, type Transcript } from '../../model/transcript.js'

export const CX_REC_001 = defineRule({
  id: 'CX-REC-001',
  title: 'names a recording by its recordingId, and by no other id of the call',
  rationale:
    'The thread that this project began with sent a conferenceId. A conversation has several ids that look alike, and the API takes one of them only.',
  fix: 'Read the conversation, and take recordingId from it.',
  level: 'SHOULD',
  sources: [
    { ref: 'forum thread 12571: the recordingId comes from the conversation object', grade: 'unverified' },
  ],
  profiles: ['recordingcontrols'],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) => recordingCommands(transcript).length > 0 || 'No command for a recording came.',
  expect: (transcript) => {
    const sent = recordingCommands(transcript)
    const others = otherIds(transcript)
    const without = sent.filter(({ recordingId }) => recordingId === undefined)
    const wrong = sent.filter(({ recordingId = '' }) => others.has(recordingId))
    return [
      ...findingOf(
        'no-recording-id',
        without.map(({ arrival }) => arrival),
        (first) => `${first.operation} has no recordingId; it has ${names(jsonOf(first))}.`,
      ),
      ...findingOf(
        'another-id-as-recording-id',
        wrong.map(({ arrival }) => arrival),
        ({ operation }) => `${operation} has another id of the call in the place of the recordingId.`,
      ),
    ]
  },
  mutants: ['sends-the-conference-id', 'sends-the-conversation-id-as-recording-id'],
})

function otherIds({ calls }: Transcript): ReadonlySet<string> {
  const recordings = new Set(calls.map(({ recordingId }) => recordingId))
  const others = calls.flatMap(({ conversationId, conferenceId }) => [conversationId, conferenceId])
  return new Set(others.filter((id) => !recordings.has(id)))
}

function names(body: Readonly<Record<string, unknown>> = {}): string {
  const sent = Object.keys(body).map((name) => name.slice(0, 40))
  return sent.slice(0, 10).join(', ') || 'no members'
}
