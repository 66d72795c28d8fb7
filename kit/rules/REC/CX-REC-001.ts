import { recordingCommands } from '../../queries/recordings/recording-commands.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { jsonOf, type Transcript } from '../../model/transcript.js'

export const CX_REC_001 = defineRule({
  id: 'CX-REC-001',
  title: 'should identify a recording by its recordingId, not by another id of the call',
  rationale:
    'In the forum thread, the client sent a conferenceId. A conversation has several similar ids, and the API accepts only one of them.',
  fix: 'Read the conversation, and use its recordingId.',
  level: 'SHOULD',
  sources: [
    { ref: 'forum thread 12571: the recordingId comes from the conversation object', grade: 'unverified' },
  ],
  profiles: ['recordingcontrols'],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) => recordingCommands(transcript).length > 0 || 'The client sent no recording command.',
  expect: (transcript) => {
    const sent = recordingCommands(transcript)
    const others = otherIds(transcript)
    const without = sent.filter(({ recordingId }) => recordingId === undefined)
    const wrong = sent.filter(({ recordingId = '' }) => others.has(recordingId))
    return [
      ...findingOf(
        'no-recording-id',
        without.map(({ request }) => request),
        (first) => `${first.operation} has no recordingId; its body has ${names(jsonOf(first))}.`,
      ),
      ...findingOf(
        'another-id-as-recording-id',
        wrong.map(({ request }) => request),
        ({ operation }) => `${operation} contains another id of the call instead of the recordingId.`,
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
