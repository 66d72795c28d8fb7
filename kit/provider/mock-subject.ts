import type { CxoneMock } from '../../mock-server/index.js'
import { accessToken, userToken } from './access-token.js'
import type { Subject } from './subject.js'

/** A mock in this process with the demo scenario, as a server that cases run against. */
export function subjectOf(mock: CxoneMock): Subject {
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
      const key = mock.defaultSandbox.users.find(({ userName }) => userName === name)?.accessKeys[0]
      if (key) return userToken(send, '/auth/token', key)
      return accessToken(send, '/oauth/token', { clientId: name, clientSecret: `${name}-secret` })
    },
    advance: async (duration) => mock.defaultSandbox.clock.advance(duration),
  }
}
