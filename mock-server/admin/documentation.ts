import { newCall } from '../control/calls/new-call-schema.js'
import { recordingState } from '../control/calls/recording-state-schema.js'
import {
  accessKeyChanges,
  clientChanges,
  newAccessKey,
  newClient,
  newUser,
  userChanges,
} from '../control/credentials/credential-schemas.js'
import { fault } from '../control/faults/fault-schema.js'
import { hold } from '../control/holds/hold-schema.js'
import { requestPattern } from '../control/journal/pattern-schema.js'
import { forkOptions, sandboxOptions } from '../control/sandboxes/options-schema.js'
import { tokenOwner } from '../control/sandboxes/token-owner-schema.js'
import { scenarioSchema } from '../control/scenarios/scenario-schema.js'
import { snapshot } from '../control/snapshots/snapshot-schema.js'
import * as bodies from './body-schemas.js'
import { listOf, ref } from './responses/components.js'
import { flag, object, string, strings, stringsByName } from '../validation/values.js'

/** What is known about a route beside its method and path. */
interface Documentation {
  /** The name of the method in JavaScript, where there is one. */
  readonly name: string
  readonly summary: string
  /** The schema of the body. */
  readonly body?: object
  /** Whether the body may be omitted. Default: false. */
  readonly optional?: true
  /** The status of a success. Default: 200. */
  readonly status?: 201 | 204
  /** The schema of the body of a success. A 204 has none. */
  readonly response?: object
}

const one = (name: string, summary: string, rest: Partial<Documentation> = {}): Documentation => ({
  name,
  summary,
  ...rest,
})

/** The routes of the control plane by method and path. */
export const documentation: Readonly<Record<string, Documentation>> = {
  'GET /health': one('health', 'Whether the process runs', { response: ref('Health') }),
  'GET /ready': one('ready', 'Whether it accepts requests', { response: ref('Readiness') }),
  'GET /version': one('version', 'The version', { response: ref('Version') }),
  'GET /evidence': one('evidence', 'Every claim about the API with its grade and source', {
    response: ref('Claims'),
  }),
  'GET /openapi.json': one('openapi', 'This document', { response: { type: 'object' } }),
  'POST /reset': one('reset', 'Restart the scenario, of one sandbox or of all', { status: 204 }),
  'GET /sandboxes': one('sandboxes', 'List the sandboxes', { response: listOf('sandboxes', 'Sandbox') }),
  'POST /sandboxes': one('sandbox', 'Create a sandbox and get its credentials, once', {
    body: sandboxOptions,
    optional: true,
    status: 201,
    response: ref('NewSandbox'),
  }),
  'GET /sandboxes/{id}': one('sandboxById', 'Show a sandbox', { response: ref('Sandbox') }),
  'DELETE /sandboxes/{id}': one('deleteSandbox', 'Delete a sandbox', { status: 204 }),
  'POST /sandboxes/{id}/fork': one('fork', 'Create a sandbox from the World of another', {
    body: forkOptions,
    optional: true,
    status: 201,
    response: ref('NewSandbox'),
  }),
  'POST /sandboxes/{id}/reset': one('resetSandbox', 'Restart the scenario of a sandbox', { status: 204 }),
  'GET /state': one('state', 'The World without secrets', { response: ref('State') }),
  'GET /snapshot': one('snapshot', 'The World as JSON, with digests of secrets', {
    response: ref('Snapshot'),
  }),
  'POST /restore': one('restore', 'Continue from a snapshot', { body: snapshot, status: 204 }),
  'GET /snapshots': one('snapshots.list', 'List the named snapshots', {
    response: object({ snapshots: strings }),
  }),
  'POST /snapshots': one('snapshots.save', 'Save a named snapshot', {
    body: bodies.snapshotName,
    status: 201,
    response: object({ name: string }),
  }),
  'GET /snapshots/{name}': one('snapshots.get', 'A named snapshot as JSON', { response: ref('Snapshot') }),
  'DELETE /snapshots/{name}': one('snapshots.remove', 'Delete a named snapshot', { status: 204 }),
  'PUT /snapshots/{name}/restore': one('snapshots.restore', 'Restore a named snapshot', { status: 204 }),
  'PUT /scenario': one('loadScenario', 'Load another scenario', { body: scenarioSchema, status: 204 }),
  'GET /assumptions': one('assumptions', 'The variants in force', {
    response: object({ assumptions: stringsByName }),
  }),
  'PUT /assumptions': one('setAssumptions', 'Choose variants', {
    body: bodies.newAssumptions,
    response: object({ assumptions: stringsByName }),
  }),
  'GET /settle': one('settle', 'How long commands take to settle, in milliseconds', {
    response: object({ settle: ref('SettleTimes') }),
  }),
  'PUT /settle': one('setSettle', 'Set how long commands take to settle', {
    body: bodies.newSettle,
    response: object({ settle: ref('SettleTimes') }),
  }),
  'GET /clients': one('clients', 'List the clients', { response: listOf('clients', 'Client') }),
  'POST /clients': one('addClient', 'Add a client and get its secret, once', {
    body: newClient,
    status: 201,
    response: ref('NewClient'),
  }),
  'GET /clients/{client}': one('client', 'Show a client', { response: ref('Client') }),
  'PATCH /clients/{client}': one('updateClient', 'Change a client', {
    body: clientChanges,
    response: ref('Client'),
  }),
  'DELETE /clients/{client}': one('removeClient', 'Remove a client', { status: 204 }),
  'GET /users': one('users', 'List the CXone users', { response: listOf('users', 'User') }),
  'POST /users': one('addUser', 'Add a CXone user and get its access key, once', {
    body: newUser,
    optional: true,
    status: 201,
    response: ref('NewUser'),
  }),
  'GET /users/{user}': one('user', 'Show a CXone user', { response: ref('User') }),
  'PATCH /users/{user}': one('updateUser', 'Change a CXone user', {
    body: userChanges,
    response: ref('User'),
  }),
  'DELETE /users/{user}': one('removeUser', 'Remove a CXone user with its access keys', { status: 204 }),
  'POST /users/{user}/accessKeys': one('addAccessKey', 'Add an access key and get its secret, once', {
    body: newAccessKey,
    optional: true,
    status: 201,
    response: ref('AccessKey'),
  }),
  'PATCH /accessKeys/{accessKeyId}': one('updateAccessKey', 'Activate or deactivate an access key', {
    body: accessKeyChanges,
    status: 204,
  }),
  'DELETE /accessKeys/{accessKeyId}': one('removeAccessKey', 'Remove an access key', { status: 204 }),
  'POST /tokens/revoke': one('tokens.revoke', 'Revoke one token', {
    body: bodies.token,
    response: object({ revoked: flag }),
  }),
  'POST /tokens/revokeAll': one('tokens.revokeAll', 'Revoke the tokens of a client, of a user, or all', {
    body: tokenOwner,
    optional: true,
    response: object({ revoked: { type: 'integer', minimum: 0 } }),
  }),
  'POST /keys/rotate': one('rotateKeys', 'Rotate the signing key', { status: 204 }),
  'GET /calls': one('calls.list', 'List the calls', { response: listOf('calls', 'Call') }),
  'POST /calls': one('calls.begin', 'Begin a call', {
    body: newCall,
    optional: true,
    status: 201,
    response: ref('Call'),
  }),
  'GET /calls/{conversationId}/timeline': one('calls.timeline', 'When a call was recorded', {
    response: ref('Timeline'),
  }),
  'PUT /calls/{conversationId}/recordingState': one(
    'calls.setRecordingState',
    'Set any state of a recording',
    {
      body: recordingState,
      response: ref('Call'),
    },
  ),
  'POST /calls/{conversationId}/answer': one('calls.answer', 'Answer a call', { response: ref('Call') }),
  'POST /calls/{conversationId}/start': one('calls.start', 'Start a recording, as another user', {
    response: ref('Call'),
  }),
  'POST /calls/{conversationId}/stop': one('calls.stop', 'Stop a recording, as another user', {
    response: ref('Call'),
  }),
  'POST /calls/{conversationId}/end': one('calls.end', 'End a call', { response: ref('Call') }),
  'GET /clock': one('clock', 'The time of a sandbox', { response: ref('Clock') }),
  'PUT /clock': one('setClock', 'Freeze, set, advance or reset the clock', {
    body: { anyOf: Object.values(bodies.clockCommands) },
    response: ref('Clock'),
  }),
  'GET /coverage': one('coverage', 'Which behaviours of the API were covered', { response: ref('Coverage') }),
  'GET /faults': one('faults.list', 'List the faults', { response: listOf('faults', 'Fault') }),
  'POST /faults': one('faults.use', 'Add a fault', { body: fault, status: 201, response: ref('Fault') }),
  'DELETE /faults': one('faults.clear', 'Remove all faults', { status: 204 }),
  'GET /faults/unmet': one('faults.unmet', 'List the faults that no request got', {
    response: listOf('faults', 'UnmetFault'),
  }),
  'GET /faults/{id}': one('faults.get', 'Show a fault', { response: ref('Fault') }),
  'DELETE /faults/{id}': one('faults.remove', 'Remove a fault', { status: 204 }),
  'GET /holds': one('holds.list', 'List the holds', { response: listOf('holds', 'Hold') }),
  'POST /holds': one('holds.use', 'Hold requests before they are decided', {
    body: hold,
    status: 201,
    response: ref('Hold'),
  }),
  'DELETE /holds': one('holds.clear', 'Remove all holds', { status: 204 }),
  'GET /holds/held': one('holds.held', 'List the held requests', {
    response: listOf('requests', 'HeldRequest'),
  }),
  'GET /holds/{id}': one('holds.get', 'Show a hold', { response: ref('Hold') }),
  'DELETE /holds/{id}': one('holds.remove', 'Remove a hold', { status: 204 }),
  'POST /holds/wait': one('holds.waitFor', 'Wait for held requests', {
    body: bodies.heldWait,
    optional: true,
    response: listOf('requests', 'HeldRequest'),
  }),
  'POST /holds/release': one('holds.release', 'Release held requests', {
    body: bodies.release,
    optional: true,
    response: listOf('requests', 'HeldRequest'),
  }),
  'GET /requests': one('requests.list', 'The journal', { response: listOf('requests', 'Request') }),
  'DELETE /requests': one('requests.clear', 'Clear the journal', { status: 204 }),
  'GET /requests/{id}': one('requests.get', 'Show a request', { response: ref('Request') }),
  'GET /requests/{id}/explain': one('requests.explain', 'Why a request was rejected; last is the newest', {
    response: ref('Explanation'),
  }),
  'POST /requests/{id}/sendAgain': one(
    'requests.sendAgain',
    'Send a request again, with the same headers and body',
    {
      response: ref('Request'),
    },
  ),
  'POST /requests/find': one('requests.find', 'Find requests', {
    body: requestPattern,
    optional: true,
    response: listOf('requests', 'Request'),
  }),
  'POST /requests/count': one('requests.count', 'Count requests', {
    body: requestPattern,
    optional: true,
    response: ref('Count'),
  }),
  'POST /requests/verify': one('requests.verify', 'Verify requests', {
    body: { anyOf: Object.values(bodies.verifications) },
    response: ref('Verification'),
  }),
  'POST /requests/wait': one('requests.waitFor', 'Wait for requests', {
    body: bodies.wait,
    response: listOf('requests', 'Request'),
  }),
  'GET /requests/unmatched/near-misses': one('requests.unmatched', 'Requests that matched no operation', {
    response: listOf('requests', 'UnmatchedRequest'),
  }),
  'GET /requests.har': one('requests.har', 'The journal as HAR 1.2', { response: ref('Har') }),
  'GET /events': one('onEvent', 'Requests and events as they happen, as server-sent events', {
    response: string,
  }),
}
