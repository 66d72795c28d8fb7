import { expect, test } from 'vitest'
import { createCxoneMock, type Snapshot } from '../../../mock-server/index.js'
import { caseInstant } from '../../hosts.js'

type Doctored = { -readonly [Name in keyof Snapshot]?: unknown }

const doctored: readonly (readonly [string, string, (snapshot: Doctored) => void])[] = [
  ['no clients', 'the field "clients" is missing', (each) => delete each.clients],
  ['a text for a count', 'sequence must be a whole number, not "7"', (each) => (each.sequence = '7')],
  [
    'a count without end',
    'sequence must be from 0 to 1000000000000, not 1e+300',
    (each) => (each.sequence = 1e300),
  ],
  ['a tenant that is none', 'tenant must be an object, not null', (each) => (each.tenant = null)],
  [
    'a client without scopes',
    'clients[0]: the field "scopes" is missing',
    (each) => delete (each.clients as Record<string, unknown>[])[0]?.['scopes'],
  ],
  [
    'a state that there is not',
    'recordings[0].state must be one of idle, recording, masked, stopped, declined, not "humming"',
    (each) => Object.assign((each.recordings as object[])[0] ?? {}, { state: 'humming' }),
  ],
  [
    'a time that is none',
    'conversations[0].startTime must be a whole number, not "now"',
    (each) => Object.assign((each.conversations as object[])[0] ?? {}, { startTime: 'now' }),
  ],
  [
    'a contact id out of the row',
    'conversations[1].contactId must be from 460000000001 to 460100000000, not 7',
    (each) => Object.assign((each.conversations as object[])[1] ?? {}, { contactId: 7 }),
  ],
  [
    'two calls of one contact',
    'conversations[1].contactId: 460000000001 occurs twice',
    (each) => Object.assign((each.conversations as object[])[1] ?? {}, { contactId: 460_000_000_001 }),
  ],
  [
    'a recording of no call',
    'recordings[0].conversationId: there is no conversation nobody',
    (each) => Object.assign((each.recordings as object[])[0] ?? {}, { conversationId: 'nobody' }),
  ],
  [
    'a call whose recording is missing',
    'conversations[0].recordingId: conv-123 has no recording rec-123',
    (each) => (each.recordings as unknown[]).shift(),
  ],
  [
    'a client twice',
    '.clientId: studio-basic occurs twice',
    (each) => (each.clients as unknown[]).push((each.clients as unknown[])[0]),
  ],
  [
    'a variant that there is not',
    'assumptions: ambiguity missing-scope has no variant x; it has empty-401, forbidden-403',
    (each) => Object.assign(each.assumptions as object, { 'missing-scope': 'x' }),
  ],
]

test.each(doctored)('a snapshot with %s is refused by naming %s', async (_, error, doctor) => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const { defaultSandbox: sandbox } = mock
  const before = sandbox.snapshot()
  const snapshot = structuredClone(before) as unknown as Doctored
  doctor(snapshot)
  expect(() => sandbox.restore(snapshot as unknown as Snapshot)).toThrow(error)
  expect(sandbox.snapshot()).toEqual(before)
})

test('what is no snapshot at all is refused', async () => {
  const { defaultSandbox: sandbox } = await createCxoneMock()
  for (const value of [undefined, null, 1, 'x', [], {}]) {
    expect(() => sandbox.restore(value as Snapshot)).toThrow('The snapshot is not valid')
  }
})
