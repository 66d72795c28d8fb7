import type { OperationId } from '../../contracts/api/index.js'
import type { Mutation } from './mutation.js'

const onDemand: ReadonlySet<OperationId> = new Set([
  'startRecordingOnDemand',
  'stopRecordingOnDemand',
  'maskRecording',
  'unmaskRecording',
  'doNotRecord',
  'getRecordingStatus',
])

const masks: readonly OperationId[] = [
  'maskRecording',
  'maskCall',
  'patchConversationRecordingstate',
  'putConversationsCallRecordingstate',
]

const unmasks: readonly OperationId[] = [
  'unmaskRecording',
  'unmaskCall',
  'patchConversationRecordingstate',
  'putConversationsCallRecordingstate',
]

/** Flaws of Record on Demand, and of masking on every surface. */
export const recordOnDemandFlaws: readonly Mutation[] = [
  {
    id: 'forgets-starts-on-demand',
    title: 'accepts a start on demand, but does not record',
    missing: 'a test that checks the state after a start on demand',
    forgets: ['RecordingStarted'],
    of: ['startRecordingOnDemand'],
  },
  {
    id: 'forgets-stops-on-demand',
    title: 'accepts a stop on demand, but continues to record',
    missing: 'a test that checks the state after a stop on demand',
    forgets: ['RecordingStopped'],
    of: ['stopRecordingOnDemand'],
  },
  {
    id: 'forgets-masks',
    title: 'accepts a mask or pause, but records everything',
    missing: 'a test that checks what was recorded while the recording is masked',
    forgets: ['RecordingPaused'],
    of: masks,
  },
  {
    id: 'forgets-unmasks',
    title: 'accepts an unmask or resume, but continues to mask',
    missing: 'a test that checks what was recorded after the unmask',
    forgets: ['RecordingResumed'],
    of: unmasks,
  },
  {
    id: 'forgets-do-not-record',
    title: 'accepts do-not-record, but continues to record',
    missing: 'a test that checks the state after do-not-record',
    forgets: ['RecordingDeclined'],
    of: ['doNotRecord'],
  },
  {
    id: 'starts-after-do-not-record',
    title: 'accepts a start after do-not-record',
    missing: 'a test that starts although the customer has declined',
    forgives: ({ rule, operationId }) =>
      operationId === 'startRecordingOnDemand' && rule === 'rod-start-after-do-not-record',
  },
  {
    id: 'masks-any-call',
    title: 'accepts a mask for a call that cannot be masked',
    missing: 'a test in which a mask receives 422',
    forgives: ({ operationId, status }) =>
      status === 422 && (operationId === 'maskRecording' || operationId === 'unmaskRecording'),
  },
  {
    id: 'finds-any-interaction',
    title: 'accepts a command on demand for an agent without a call',
    missing: 'a test with an agent who is not in a call',
    forgives: ({ operationId, status }) => status === 404 && onDemand.has(operationId),
  },
  {
    id: 'accepts-any-user-id',
    title: 'accepts a command on demand without a valid userId',
    missing: 'a test that checks the userId that the client sends',
    forgives: ({ operationId, status }) => status === 400 && onDemand.has(operationId),
  },
  {
    id: 'never-locked-on-demand',
    title: 'accepts a mask while another command is being processed',
    missing: 'a test that masks before the previous command has settled',
    forgives: ({ status, operationId }) => status === 425 && onDemand.has(operationId),
  },
  {
    id: 'plays-any-contact',
    title: 'answers 200 to a request for media that does not exist',
    missing: 'a test that plays a call without a recording',
    forgives: ({ operationId, status }) =>
      status === 404 && (operationId === 'getContactMedia' || operationId === 'getSegmentMedia'),
  },
  {
    id: 'plays-for-everyone',
    title: 'plays the recordings of other agents',
    missing: 'a test with a user who may not play the recording',
    forgives: ({ rule }) => rule === 'play-any',
  },
]
