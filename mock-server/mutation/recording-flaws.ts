import type { OperationId } from '../../contracts/api/index.js'
import type { Mutation } from './mutation.js'

const recordingControls: ReadonlySet<OperationId> = new Set(['startRecording', 'stopRecording'])

/** Flaws in starting and stopping, and in the checks that every operation has. */
export const recordingFlaws: readonly Mutation[] = [
  {
    id: 'accepts-any-token',
    title: 'accepts every bearer token, and a request without a token',
    missing: 'a test in which the token is missing, wrong or expired',
    forgives: ({ kind }) => kind === 'authentication',
  },
  {
    id: 'ignores-scopes',
    title: 'requires no scope',
    missing: 'a test with a token that lacks recording:control',
    forgives: ({ kind }) => kind === 'scope',
  },
  {
    id: 'ignores-expiry',
    title: 'accepts an expired token',
    missing: 'a test in which the token expires between two requests',
    forgives: ({ rule }) => rule === 'token-expired',
  },
  {
    id: 'ignores-revocation',
    title: 'accepts a revoked token',
    missing: 'a test in which the token is revoked before it expires',
    forgives: ({ rule }) => rule === 'token-revoked',
  },
  {
    id: 'ignores-divisions',
    title: 'gives every client access to every division',
    missing: 'a test with a client that has no grant for the division',
    forgives: ({ kind }) => kind === 'forbidden',
  },
  {
    id: 'accepts-any-body',
    title: 'accepts a start or stop without a recordingId',
    missing: 'a test that checks the body that the client sends',
    forgives: ({ kind, operationId }) => kind === 'request' && recordingControls.has(operationId),
  },
  {
    id: 'accepts-any-id',
    title: 'accepts any id as a recordingId',
    missing: 'a test that the client does not send a conversation or conference id as the recordingId',
    forgives: ({ kind, operationId }) => kind === 'not-found' && recordingControls.has(operationId),
  },
  {
    id: 'allows-a-second-start',
    title: 'answers 200 to a start while the call is being recorded',
    missing: 'a test that starts twice',
    forgives: ({ rule }) => /^start-(?:while-recording|while-paused|after-stop)$/.test(rule),
  },
  {
    id: 'allows-a-stop-before-a-start',
    title: 'answers 200 to a stop when nothing is being recorded',
    missing: 'a test that stops what has not started, or twice',
    forgives: ({ rule }) => /^stop-(?:before-start|after-stop)$/.test(rule),
  },
  {
    id: 'never-locked',
    title: 'accepts a command while another one is still being processed',
    missing: 'a test that sends a command before the previous one has settled',
    forgives: ({ rule }) => /-while-(?:starting|stopping)$/.test(rule),
  },
  {
    id: 'done-at-once',
    title: 'answers 200 instead of 202',
    missing: 'a test in which a start is accepted but not yet completed',
    rewrites: (response) => (response.status === 202 ? { ...response, status: 200 } : response),
  },
  {
    id: 'forgets-starts',
    title: 'answers 200 to a start, but does not record',
    missing: 'a test that checks what was recorded, or the state after a start',
    forgets: ['RecordingStarted'],
  },
  {
    id: 'forgets-stops',
    title: 'answers 200 to a stop, but continues to record',
    missing: 'a test that checks what was recorded, or the state after a stop',
    forgets: ['RecordingStopped'],
  },
  {
    id: 'explains-the-401',
    title: 'explains a 401 in its body',
    missing: 'a test in which the 401 has an empty body, like that of the API',
    rewrites: (response) =>
      response.status === 401 && response.body === ''
        ? {
            ...response,
            headers: { ...response.headers, 'Content-Type': 'application/json' },
            body: '{"message":"The token lacks the scope recording:control.","code":"missing.scope","status":401}',
          }
        : response,
  },
  {
    id: 'refuses-with-500',
    title: 'answers 500 to a command that the state does not allow',
    missing: 'a test that checks the status of a conflict',
    rewrites: (response, operationId) =>
      response.status === 409 && recordingControls.has(operationId) ? { ...response, status: 500 } : response,
  },
]
