import { expect, test } from 'vitest'
import { headerEvidence, headersOfHttp } from '../../contracts/header-evidence.js'
import { runCases } from '../../kit/provider/case-mocks.js'
import { surfaceOf } from '../../mock-server/routing/surface-paths.js'

test('every header that a case sees is a claim', async () => {
  const unclaimed = new Set<string>()
  for await (const { requests } of runCases())
    for (const { target, response } of requests.list())
      for (const name of Object.keys(response?.headers ?? {}))
        if (
          !headersOfHttp.has(name.toLowerCase()) &&
          !headerEvidence(surfaceOf(target.split('?', 1)[0] ?? ''), name)
        )
          unclaimed.add(name)
  expect([...unclaimed]).toEqual([])
})
