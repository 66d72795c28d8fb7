import type { OperationId } from '../../contracts/api/index.js'

/** A refusal as the API would send it, before a broken mock keeps it to itself. */
interface RejectionFacts {
  readonly operationId: OperationId
  readonly kind: string
  readonly rule: string
  readonly status: number
}

/** A reply that may be changed: status, headers by the name that the API gives them, body. */
interface MutableReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * One way in which a mock can be wrong: what many a hand-written stub does. A test suite that passes against
 * it proves nothing of what it breaks.
 */
export interface Mutation {
  readonly id: string
  /** Reads after "a mock that". */
  readonly title: string
  /** What a suite lacks that does not notice. */
  readonly missing: string
  /** Which refusals it does not make. */
  readonly forgives?: (refusal: RejectionFacts) => boolean
  /** The types of the events that it forgets. */
  readonly forgets?: readonly string[]
  /** What it makes of a reply; the same object where it changes nothing. */
  readonly rewrites?: (reply: MutableReply, operationId: OperationId) => MutableReply
}

const recordingControls: ReadonlySet<OperationId> = new Set(['startRecording', 'stopRecording'])

/** The broken mocks that a suite is run against. */
export const mutations: readonly Mutation[] = [
  {
    id: 'accepts-any-token',
    title: 'takes every bearer token, and none at all',
    missing: 'a test in which the token is missing, wrong or expired',
    forgives: ({ kind }) => kind === 'authentication',
  },
  {
    id: 'ignores-scopes',
    title: 'asks for no scope',
    missing: 'a test with a token that lacks recording:control',
    forgives: ({ kind }) => kind === 'scope',
  },
  {
    id: 'ignores-expiry',
    title: 'lets an expired token pass',
    missing: 'a test in which the token expires between two requests',
    forgives: ({ rule }) => rule === 'token-expired',
  },
  {
    id: 'ignores-revocation',
    title: 'lets a revoked token pass',
    missing: 'a test in which the token is revoked before it expires',
    forgives: ({ rule }) => rule === 'token-revoked',
  },
  {
    id: 'ignores-divisions',
    title: 'lets a client into every division',
    missing: 'a test with a client that has no grant for the division',
    forgives: ({ kind }) => kind === 'forbidden',
  },
  {
    id: 'accepts-any-body',
    title: 'takes a start or stop whose body names no recording',
    missing: 'a test that looks at the body which the client sends',
    forgives: ({ kind, operationId }) => kind === 'request' && recordingControls.has(operationId),
  },
  {
    id: 'accepts-any-id',
    title: 'takes any id for that of a recording',
    missing: 'a test that a conversation or conference id is not sent in place of the recordingId',
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
    title: 'takes a command while another is in work',
    missing: 'a test that sends a command before the last one has settled',
    forgives: ({ rule }) => /-while-(?:starting|stopping)$/.test(rule),
  },
  {
    id: 'done-at-once',
    title: 'answers 200 in place of 202',
    missing: 'a test in which a start is accepted and not yet done',
    rewrites: (reply) => (reply.status === 202 ? { ...reply, status: 200 } : reply),
  },
  {
    id: 'forgets-starts',
    title: 'answers 200 to a start, and records nothing',
    missing: 'a test that looks at what was recorded, or at the state after a start',
    forgets: ['RecordingStarted'],
  },
  {
    id: 'forgets-stops',
    title: 'answers 200 to a stop, and goes on recording',
    missing: 'a test that looks at what was recorded, or at the state after a stop',
    forgets: ['RecordingStopped'],
  },
  {
    id: 'explains-the-401',
    title: 'answers 401 with a body that says why',
    missing: 'a test in which the 401 is empty, as the API sends it',
    rewrites: (reply) =>
      reply.status === 401 && reply.body === ''
        ? {
            ...reply,
            headers: { ...reply.headers, 'Content-Type': 'application/json' },
            body: '{"message":"The token lacks the scope recording:control.","code":"missing.scope","status":401}',
          }
        : reply,
  },
  {
    id: 'refuses-with-500',
    title: 'answers 500 to a command that the state does not allow',
    missing: 'a test that looks at the status of a conflict',
    rewrites: (reply, operationId) =>
      reply.status === 409 && recordingControls.has(operationId) ? { ...reply, status: 500 } : reply,
  },
]
