import {
  createCxoneMock,
  type CxoneMock,
  type MockOptions,
  type SandboxControl,
} from '../../mock-server/index.js'
import { accessToken, userToken } from '../provider/access-token.js'
import { optionsOf } from './case-options.js'
import { checkCase } from '../provider/check-case.js'
import { oddRequests } from './odd-requests.js'
import type { Subject } from '../provider/subject.js'
import { allCases } from '../provider/verify.js'

/**
 * Runs each contract case and each odd request on a mock in this process, and yields its sandbox. All of them take a
 * few seconds.
 */
export async function* runCases(): AsyncGenerator<SandboxControl> {
  const usual = await createCxoneMock()
  for (const { contract, each } of allCases()) {
    const { issuer: _, ...changes }: MockOptions = optionsOf(each)
    const mock = Object.keys(changes).length === 0 ? usual : await createCxoneMock(changes)
    await mock.reset()
    await checkCase(subjectOf(mock), contract, each)
    yield mock.defaultSandbox
  }
  for (const send of oddRequests) {
    await usual.reset()
    await send(subjectOf(usual), usual.defaultSandbox)
    yield usual.defaultSandbox
  }
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
      const key = mock.defaultSandbox.users.find(({ userName }) => userName === name)?.accessKeys[0]
      if (key) return userToken(send, '/auth/token', key)
      return accessToken(send, '/oauth/token', { clientId: name, clientSecret: `${name}-secret` })
    },
    advance: async (duration) => mock.defaultSandbox.clock.advance(duration),
  }
}
