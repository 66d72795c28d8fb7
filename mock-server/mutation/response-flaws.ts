import type { OperationId } from '../../contracts/api/index.js'
import { changedStatus } from './change-response.js'
import type { MutableResponse, Mutation } from './mutation.js'

const reads: ReadonlySet<OperationId> = new Set([
  'getConversation',
  'getConversations',
  'getConversationParticipants',
  'getConversationRecordings',
  'getConversationRecording',
])

/** Another status for one status, on every operation. */
const instead = (status: number, other: number) => (response: MutableResponse) =>
  response.status === status ? changedStatus(response, other) : response

/** Flaws in responses, on every surface. */
export const responseFlaws: readonly Mutation[] = [
  {
    id: 'answers-403-with-401',
    title: 'answers 401 instead of 403',
    missing: 'a test that tells a missing permission from a rejected token',
    rewrites: instead(403, 401),
  },
  {
    id: 'answers-404-with-200',
    title: 'answers 200 instead of 404',
    missing: 'a test with an id that does not exist',
    rewrites: instead(404, 200),
  },
  {
    id: 'answers-409-with-400',
    title: 'answers 400 instead of 409',
    missing: 'a test that tells a conflict from a bad request',
    rewrites: instead(409, 400),
  },
  {
    id: 'answers-425-with-409',
    title: 'answers 409 instead of 425',
    missing: 'a test that tells a locked recording from a conflict',
    rewrites: instead(425, 409),
  },
  {
    id: 'never-throttles',
    title: 'answers 200 instead of 429',
    missing: 'a test in which the client is throttled',
    rewrites: instead(429, 200),
  },
  {
    id: 'hides-outages',
    title: 'answers 200 instead of 500, 502, 503 and 504',
    missing: 'a test in which the service is unavailable',
    rewrites: (response) =>
      [500, 502, 503, 504].includes(response.status) ? changedStatus(response, 200) : response,
  },
  {
    id: 'empties-error-bodies',
    title: 'sends errors without a body',
    missing: 'a test that checks what the client reports of an error body',
    rewrites: (response) =>
      response.status >= 400 && response.body !== '' ? { ...response, body: '' } : response,
  },
  {
    id: 'answers-errors-in-html',
    title: 'sends errors as an HTML page, as proxies do',
    missing: 'a test that checks what the client reports of an error body',
    rewrites: (response) =>
      response.status >= 400 && response.body !== ''
        ? {
            ...response,
            headers: { ...response.headers, 'Content-Type': 'text/html' },
            body: '<html><body>Error</body></html>',
          }
        : response,
  },
  {
    id: 'empties-success-bodies',
    title: 'answers a start or stop without a body',
    missing: 'a test that checks what the client reads of a success',
    rewrites: (response, operation) =>
      (operation === 'startRecording' || operation === 'stopRecording') &&
      response.status < 300 &&
      response.body !== ''
        ? { ...response, body: '' }
        : response,
  },
  {
    id: 'hides-a-running-recording',
    title: 'says that a recording in progress is not recording',
    missing: 'a test that reads the state while the call is recorded',
    rewrites: (response, operation) => replaced(response, operation, 'ACTIVE', 'NONE'),
  },
  {
    id: 'shows-a-recording-always',
    title: 'says that a call is being recorded although it is not',
    missing: 'a test that reads the state when nothing is recorded',
    rewrites: (response, operation) => replaced(response, operation, 'NONE', 'ACTIVE'),
  },
]

/** Another recording state, in both spellings of the API. */
function replaced(response: MutableResponse, operation: OperationId, from: string, to: string) {
  if (!reads.has(operation)) return response
  const field = (state: string) => `"recordingState":"${state}"`
  const body = response.body
    .replaceAll(field(from), field(to))
    .replaceAll(field(from.toLowerCase()), field(to.toLowerCase()))
  return body === response.body ? response : { ...response, body }
}
