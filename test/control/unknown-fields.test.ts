import { expect, test } from 'vitest'
import { createCxoneMock, judgeCoverage, type CxoneMock } from '../../mock-server/index.js'
import { cxoneHandlers } from '../../mock-server/adapters/msw.js'

type Control = (mock: CxoneMock) => unknown

const near = (wrong: string, right: string) => `there is no field "${wrong}"; did you mean "${right}"?`

test.each<readonly [name: string, call: Control, message: string]>([
  ['createCxoneMock', () => createCxoneMock({ prot: 0 } as never), near('prot', 'port')],
  ['listen', (mock) => mock.listen({ port: 0, adminPrt: 1 } as never), near('adminPrt', 'adminPort')],
  [
    'listen',
    (mock) => mock.listen({ port: 0, seed: 'x' } as never),
    'there is no field "seed"; the fields are',
  ],
  ['close', (mock) => mock.close({ drainMilis: 5 } as never), 'there is no field "drainMilis"'],
  ['sandbox', (mock) => mock.sandbox({ client: [] } as never), near('client', 'clients')],
  ['fork', (mock) => mock.fork('default', { ids: 'x' } as never), near('ids', 'id')],
  ['cxoneHandlers', (mock) => cxoneHandlers(mock, { origin: [] } as never), near('origin', 'origins')],
  [
    'judgeCoverage',
    (mock) => judgeCoverage(mock.coverage(), { required: [] } as never),
    near('required', 'require'),
  ],
  [
    'calls.begin',
    ({ defaultSandbox }) => defaultSandbox.calls.begin('x' as never),
    'the call must be an object, not "x"',
  ],
  [
    'calls.begin',
    ({ defaultSandbox }) => defaultSandbox.calls.begin({ recordingState: 'recording' } as never),
    'there is no field "recordingState"; the fields are conversationId, conferenceId, recordingId, divisionId, state, participants',
  ],
  [
    'calls.begin',
    ({ defaultSandbox }) => defaultSandbox.calls.begin({ stat: 'x' } as never),
    near('stat', 'state'),
  ],
  [
    'calls.begin',
    ({ defaultSandbox }) => defaultSandbox.calls.begin({ state: 'ended' } as never),
    'state must be one of alerting, connected, not "ended"',
  ],
  [
    'calls.setRecordingState',
    ({ defaultSandbox }) =>
      defaultSandbox.calls.setRecordingState('conv-123', { state: 'idle', settel: 1 } as never),
    near('settel', 'settle'),
  ],
  [
    'faults.use',
    ({ defaultSandbox }) => defaultSandbox.faults.use({ on: 'startRecording', staus: 500 } as never),
    near('staus', 'status'),
  ],
  [
    'faults.use',
    ({ defaultSandbox }) => defaultSandbox.faults.use({ on: 'startRecordng', status: 500 } as never),
    'on must be a known name, not "startRecordng"; did you mean "startRecording"?',
  ],
  ['holds.use', ({ defaultSandbox }) => defaultSandbox.holds.use({ onn: 'x' } as never), near('onn', 'on')],
  [
    'requests.find',
    ({ defaultSandbox }) => defaultSandbox.requests.find({ statuss: 1 } as never),
    near('statuss', 'status'),
  ],
  [
    'requests.verify',
    ({ defaultSandbox }) => defaultSandbox.requests.verify({}, { time: 1 } as never),
    near('time', 'times'),
  ],
  [
    'requests.verifySequence',
    ({ defaultSandbox }) => defaultSandbox.requests.verifySequence([]),
    'the request patterns must not be empty',
  ],
  [
    'requests.waitFor',
    ({ defaultSandbox }) => defaultSandbox.requests.waitFor({}, { timeout: 1 } as never),
    near('timeout', 'timeoutMs'),
  ],
  [
    'snapshots.save',
    ({ defaultSandbox }) => defaultSandbox.snapshots.save(5 as never),
    '"5" is not a snapshot name',
  ],
  [
    'tokens.revoke',
    ({ defaultSandbox }) => defaultSandbox.tokens.revoke({ token: 'x' } as never),
    'the token must be a string',
  ],
  [
    'tokens.revokeAll',
    ({ defaultSandbox }) => defaultSandbox.tokens.revokeAll({ clint: 'x' } as never),
    near('clint', 'client'),
  ],
  [
    'addClient',
    ({ defaultSandbox }) => defaultSandbox.addClient({ scopes: [], division: [] } as never),
    near('division', 'divisions'),
  ],
  [
    'updateClient',
    ({ defaultSandbox }) => defaultSandbox.updateClient('recorder', { scope: [] } as never),
    near('scope', 'scopes'),
  ],
  [
    'addUser',
    ({ defaultSandbox }) => defaultSandbox.addUser({ userNam: 'x' } as never),
    near('userNam', 'userName'),
  ],
  [
    'setSettle',
    ({ defaultSandbox }) => defaultSandbox.setSettle({ strat: 1 } as never),
    near('strat', 'start'),
  ],
  [
    'setAssumptions',
    ({ defaultSandbox }) => defaultSandbox.setAssumptions({ 'missing-scop': 'x' } as object),
    'did you mean missing-scope?',
  ],
  [
    'faults.get',
    ({ defaultSandbox }) => defaultSandbox.faults.get(1 as never),
    'Sandbox default has no fault "1".',
  ],
])('%s rejects what it does not know', async (_name, call, message) => {
  const mock = await createCxoneMock()
  const failure = await Promise.resolve()
    .then(() => call(mock))
    .then(
      () => 'accepted',
      (error: unknown) => String(error),
    )
  expect(failure).toMatch(/^ControlError: /)
  expect(failure).toContain(message)
})
