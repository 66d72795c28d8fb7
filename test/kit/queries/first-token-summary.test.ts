import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { examineClient } from '../../../fixtures/clients/run-rule.js'

function ruleOf(id: string) {
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new RangeError(`there is no ${id}`)
  return rule
}

test('a finding about scopes names those that are missing, and who says that they are needed', async () => {
  const { findings } = await examineClient(ruleOf('CX-AUTH-004'), 'asks-for-no-scope')
  expect(findings.map(({ message }) => message)).toEqual([
    'Token request 1 has no scope; config.scopes requires recording:control recording:read.',
  ])
})

test('while it is only watched a finding names a scope that the operations need', async () => {
  const rule = ruleOf('CX-AUTH-004')
  const { transcript } = await examineClient(rule)
  if (!transcript) throw new Error('it was examined')
  const body = 'grant_type=client_credentials&scope=recording%3Aread'
  const arrivals = transcript.arrivals.map((each) => (each.at === 'token' ? { ...each, body } : each))
  const watched = { ...transcript, arrivals, config: undefined, done: [] }
  expect(rule.expect(watched).map(({ message }) => message)).toEqual([
    'Token request 1 has the scope recording:read; the operations that use its token also require recording:control.',
  ])
})

test.each([
  [
    'CX-ERR-001',
    'asks-for-every-scope',
    /^No request received an empty 401: token request 1 has the scope .*recording:control.* although config\.scopes is empty, and was rejected with 400 invalid_scope\. Request the scopes in config\.scopes, or none if it is empty\.$/,
  ],
  [
    'CX-ERR-003',
    'asks-for-no-scope',
    'No request received an empty 401: token request 1 has no scope although config.scopes is recording:read, and was granted. Request the scopes in config.scopes, or none if it is empty.',
  ],
  [
    'CX-AUTH-011',
    'asks-for-no-scope',
    'No token request was rejected with invalid_scope: token request 1 has no scope although config.scopes is recording:control recording:everything, and was granted. Request the scopes in config.scopes, or none if it is empty.',
  ],
  ['CX-ERR-001', 'asks-for-a-token-in-json', /: token request 1 .*was rejected with 4\d\d/],
])('%s says of a client that %s what it met instead', async (id, name, said) => {
  const { verdict, reason } = await examineClient(ruleOf(id), name)
  expect(verdict).toBe('untested')
  if (typeof said === 'string') expect(reason).toBe(said)
  else expect(reason).toMatch(said)
})
