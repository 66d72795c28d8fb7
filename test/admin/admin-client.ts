import { createCxoneMock, type MockOptions } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'
import { differences } from './documented.js'

/** A mock that listens, and a client of its control plane. Every response must be as /__admin/openapi.json says. */
export async function withAdmin(options: MockOptions = {}) {
  const mock = await createCxoneMock({ port: 0, seed: 'admin', clock: caseInstant, ...options })
  const admin = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${mock.url}/__admin${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    const parsed = text === '' ? '' : (JSON.parse(text) as unknown)
    const { name, errors } = differences(method, path, reply.status, parsed)
    if (errors.length > 0) throw new Error(`${name} is not as documented: ${errors.slice(0, 5).join('; ')}`)
    return { status: reply.status, body: parsed }
  }
  return { mock, admin, [Symbol.asyncDispose]: () => mock.close() }
}
