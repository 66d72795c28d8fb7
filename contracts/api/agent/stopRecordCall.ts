import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { command, invalidState } from './command.js'
import {
  accepted,
  declared,
  own,
  recordPermission,
  refused,
  services,
  startSession,
  unauthorized,
} from './contact.js'

const record = { ...own, operation: 'recordCall' } as const

export const stopRecordCall = {
  ...command,
  operationId: 'stopRecordCall',
  path: `${services}/agent-sessions/{sessionId}/interactions/{contactId}/stop-record`,
  summary: 'What nobody can do: stop the recording of a call',
  evidence: assumed('agent-stop-record'),
  ambiguities: [...command.ambiguities, 'agent-stop-record'],
  security: { kind: 'bearer', permission: recordPermission },
  responses: { ...command.responses, ...declared(405) },
  cases: [
    {
      name: 'answers 404 while the call is being recorded: there is no way to stop it',
      before: [startSession, record],
      request: own,
      expect: refused(404, 'resource not found'),
    },
    {
      name: 'answers 405 where that variant is assumed',
      assume: { 'agent-stop-record': 'method-not-allowed-405' },
      before: [startSession, record],
      request: own,
      expect: refused(405, 'Method Not Allowed'),
    },
    {
      name: 'stops the recording where that variant is assumed',
      assume: { 'agent-stop-record': 'stops' },
      before: [startSession, record],
      request: own,
      expect: accepted,
    },
    {
      name: 'answers 409 when nothing is recorded where it stops',
      assume: { 'agent-stop-record': 'stops' },
      before: [startSession],
      request: own,
      expect: invalidState,
    },
    {
      name: 'answers 401 to a request without a token',
      before: [startSession],
      request: { params: own.params },
      expect: unauthorized,
    },
  ],
} as const satisfies OperationContract
