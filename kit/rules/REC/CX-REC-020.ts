import { findingOf } from '../../model/finding.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import type { Rule } from '../../model/rule.js'
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

export const CX_REC_020: Rule = {
  id: 'CX-REC-020',
  title: 'names the agent by userId in the query, and no id of the call or of the recording',
  rationale:
    'Record on Demand is about the active call of an agent. It has no parameter for a call: an id of one in the place of the userId is refused at best, and ids that somebody is looked up by meet the wrong call at worst.',
  fix: 'Send userId, the UUID of the agent in CXone, in the query of each request: not a contact id, not a recording id, not the number of the agent in the ACD.',
  level: 'MUST',
  sources: [{ ref: 'NICE OpenAPI, Record on Demand: userId is required, a UUID', grade: 'vendor' }],
  since: '1.0',
  status: 'stable',
  profiles: ['record-on-demand'],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'getRecording', ifAble: true }, { run: 'stopRecording' }],
  guard: (transcript) => requests(transcript).length > 0 || 'No request of Record on Demand came.',
  expect: (transcript) => {
    const sent = requests(transcript).map((arrival) => ({ arrival, userId: userIdOf(arrival) }))
    const arrivalsWhere = (isWrong: (userId: string | undefined) => boolean) =>
      sent.filter(({ userId }) => isWrong(userId)).map(({ arrival }) => arrival)
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
        ({ operation }) => `${operation} has something else than the UUID of an agent as userId.`,
      ),
      ...findingOf(
        'another-agent',
        arrivalsWhere((userId = '') => uuid.test(userId) && !others.has(userId) && !isAgent(userId)),
        ({ operation }) => `${operation} names somebody who is the agent of none of the calls.`,
      ),
    ]
  },
  mutants: ['sends-the-recording-id-as-user-id', 'sends-its-ids-in-the-body'],
}

function requests(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ operation = '' }) => operations.has(operation))
}

/** By the name of the API document; the help page's `user-id` may be a number, and is its own. */
function userIdOf(arrival: ReceivedRequest): string | undefined {
  const { query } = targetOf(arrival)
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
