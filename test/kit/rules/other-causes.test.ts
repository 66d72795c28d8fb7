import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { examineClient } from '../../../fixtures/clients/run-rule.js'

/** Clients that never get a start through: no token, no request to this API, none with a token, none that is valid. */
const hopeless = [
  'misspells-the-grant',
  'goes-to-a-fixed-host',
  'sends-its-token-in-the-query',
  'sends-no-body',
] as const

/** Rules about what may come between a client and a start that would have gone well. */
const ids = [
  'CX-AUTH-012',
  'CX-AUTH-013',
  'CX-AUTH-014',
  'CX-AUTH-017',
  'CX-TOK-006',
  'CX-TOK-007',
  'CX-TOK-010',
  'CX-REQ-008',
] as const

test.each(ids)('%s accuses no client that does not work for another reason', async (id) => {
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new RangeError(`there is no ${id}`)
  const results = await Promise.all(hopeless.map((name) => examineClient(rule, name)))
  expect(results.map(({ verdict, reason }) => [verdict, reason])).toEqual(
    hopeless.map(() => ['untested', 'A start without a fault was not accepted.']),
  )
})

test('a long token that is sent nowhere, or not as a bearer token, may have been left as it is', async () => {
  const rule = rules.find(({ id }) => id === 'CX-AUTH-015')
  if (!rule) throw new RangeError('there is no CX-AUTH-015')
  for (const name of ['goes-to-a-fixed-host', 'sends-its-token-in-the-query', 'stops-at-the-token']) {
    expect((await examineClient(rule, name)).verdict).toBe('untested')
  }
})
