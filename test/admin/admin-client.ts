import { createCxoneMock, type MockOptions } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'

/** A mock that listens, and a client of its control plane. */
export async function withAdmin(options: MockOptions = {}) {
  const mock = await createCxoneMock({ port: 0, seed: 'admin', clock: caseInstant, ...options })
  const admin = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${mock.url}/__admin${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, body: text === '' ? '' : (JSON.parse(text) as unknown) }
  }
  return { mock, admin, [Symbol.asyncDispose]: () => mock.close() }
}
