import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'
import { wireOperationsFor } from '../../../contracts/api/profiles.js'

const purposes = [
  'startRecording',
  'stopRecording',
  'pauseRecording',
  'resumeRecording',
  'getRecording',
  'doNotRecord',
] as const

const operations: ReadonlySet<string> = new Set(
  purposes.flatMap((purpose) => wireOperationsFor(purpose, 'record-on-demand')),
)

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const CX_REC_020 = defineRule({
  id: 'CX-REC-020',
  title: 'must identify the agent by userId in the query, not by an id of the call or recording',
  rationale:
    'Record on Demand acts on the active call of an agent and has no parameter for a call. The API rejects a call id as userId, or, if the client looks it up, the request may affect the wrong call.',
  fix: 'Send userId, the UUID of the agent in CXone, in the query of each request. Do not send a contact id, a recording id or the agent number of the ACD.',
  level: 'MUST',
  sources: [{ ref: 'NICE OpenAPI, Record on Demand: userId is required, a UUID', grade: 'vendor' }],
  profiles: ['record-on-demand'],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'getRecording', ifAble: true }, { run: 'stopRecording' }],
  guard: (transcript) => requests(transcript).length > 0 || 'The client sent no Record on Demand request.',
  expect: (transcript) => {
    const sent = requests(transcript).map((request) => ({ request, userId: userIdOf(request) }))
    const arrivalsWhere = (isWrong: (userId: string | undefined) => boolean) =>
      sent.filter(({ userId }) => isWrong(userId)).map(({ request }) => request)
    const others = otherIds(transcript)
    const agents = new Set(transcript.calls.flatMap(({ userId }) => userId ?? []))
    const isAgent = (userId: string) => agents.size === 0 || agents.has(userId)
    return [
      ...findingOf(
        'no-user-id',
        arrivalsWhere((userId) => userId === undefined),
        ({ operation }) => `${operation} has no userId in its query.`,
      ),
      ...findingOf(
        'another-id-as-user-id',
        arrivalsWhere((userId = '') => userId !== '' && (others.has(userId) || !uuid.test(userId))),
        ({ operation }) => `The userId of ${operation} is not the UUID of an agent.`,
      ),
      ...findingOf(
        'another-agent',
        arrivalsWhere((userId = '') => uuid.test(userId) && !others.has(userId) && !isAgent(userId)),
        ({ operation }) => `The userId of ${operation} belongs to a user who is not the agent of any call.`,
      ),
    ]
  },
  mutants: ['sends-the-recording-id-as-user-id', 'sends-its-ids-in-the-body'],
})

function requests(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ operation = '' }) => operations.has(operation))
}

/** Named as in the OpenAPI document. The `user-id` of the help page may be a number, so its value is ignored. */
function userIdOf(request: ReceivedRequest): string | undefined {
  const { query } = targetOf(request)
  return query.get('userId') ?? (query.has('user-id') ? '' : undefined)
}

function otherIds({ calls }: Transcript): ReadonlySet<string> {
  return new Set(
    calls.flatMap(({ conversationId, conferenceId, recordingId }) => [
      conversationId,
      conferenceId,
      recordingId,
    ]),
  )
}
