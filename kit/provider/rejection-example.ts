import { createCxoneMock, demoScenario, type CxoneMock, type Explanation } from '../../mock-server/index.js'
import { accessToken, userToken } from './access-token.js'
import { checkCase } from './check-case.js'
import type { Subject } from './subject.js'
import { allCases } from './verify.js'

/**
 * An explained rejection with a name. Runs the contract cases on mocks in this process until one is rejected like that.
 * Undefined when none of them is, which takes a few seconds.
 */
export async function rejectionExample(name: string): Promise<Explanation | undefined> {
  const usual = await createCxoneMock()
  for (const { contract, each } of allCases()) {
    // The cases that need another scenario are left out.
    if (each.world !== undefined) continue
    const { assume: assumptions, settle } = each
    const mock =
      assumptions || settle
        ? await createCxoneMock({ ...(assumptions && { assumptions }), ...(settle && { settle }) })
        : usual
    await mock.reset()
    await checkCase(subjectOf(mock), contract, each)
    const { requests } = mock.defaultSandbox
    const found = requests.list().find(({ rule }) => rule === name)
    if (found) return requests.explain(found.id)
  }
  return undefined
}

function subjectOf(mock: CxoneMock): Subject {
  const send: Subject['send'] = async ({ method, target, headers, body }) => {
    const init = { method, headers: { ...headers }, ...(body === undefined ? {} : { body }) }
    const response = await mock.fetch(new Request(`http://127.0.0.1${target}`, init))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }
  }
  return {
    send,
    token: (name) => {
      const key = demoScenario.users?.find(({ userName }) => userName === name)?.accessKeys?.[0]
      if (key) return userToken(send, '/auth/token', key)
      return accessToken(send, '/oauth/token', { clientId: name, clientSecret: `${name}-secret` })
    },
    advance: async (duration) => mock.defaultSandbox.clock.advance(duration),
  }
}
