import { expect, test } from 'vitest'
import { ambiguities, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import { howToFindOut } from '../../contracts/register/how-to-find-out/index.js'
import { route } from '../../mock-server/routing/route.js'

const names = Object.keys(ambiguities) as AmbiguityName[]

/** Requests that are no operation of the mock, because a question is about another spelling. */
const otherSpellings: ReadonlySet<string> = new Set([
  'GET /interaction-recording-management-service/interactions/get-recording-status',
  'GET /inContactAPI/SERVICES/v34.0/contacts/active',
])

const requestsIn = (text: string) =>
  [...text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE|OPTIONS) (\/[^\s,?]+)/g)].map(
    ([, method = '', path = '']) => ({
      method: method === 'OPTIONS' ? 'POST' : method,
      path: path.replace(/[.:]$/, ''),
    }),
  )

test.each(names)('the question %s says what to send and what each variant looks like', (name) => {
  const how = howToFindOut(name)
  expect(Object.keys(how?.see ?? {}).toSorted()).toEqual(Object.keys(ambiguities[name].variants).toSorted())
  const requests = requestsIn(how?.send ?? '')
  expect(requests).not.toEqual([])
  for (const { method, path } of requests) {
    if (otherSpellings.has(`${method} ${path}`)) continue
    expect(route(method, path).id, `${method} ${path}`).toBeTypeOf('string')
  }
})

test('each variant looks different', () => {
  const same = names.filter((name) => {
    const seen = Object.values(howToFindOut(name)?.see ?? {})
    return new Set(seen).size < seen.length
  })
  expect(same).toEqual([])
})
