import { createCxoneMock, type MockOptions } from '../../../mock-server/index.js'
import { caseInstant, hosts, tokenOf } from '../../hosts.js'

export const sam = 'sam.okafor@demo.example'
export const userId = '11e90000-0000-4000-8000-000000005001'
export const service = '/interaction-recording-management-service'

export interface Answered {
  readonly status: number
  readonly body: unknown
}

/** A mock, and the demo's agent in front of it, who asks for the own call. */
export async function withAgent(options: MockOptions = {}) {
  const mock = await createCxoneMock({ seed: 'agent', clock: caseInstant, ...options })
  const send = await hosts.fetch(mock)
  const [own, recorder] = [await tokenOf(send, sam), await tokenOf(send, 'recorder')]
  const ask = async (method: string, target: string, token: string, json?: unknown): Promise<Answered> => {
    const { status, body } = await send({
      method,
      target,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    return { status, body: body === '' ? '' : (JSON.parse(body) as unknown) }
  }
  const onDemand = (operation: string, query: Record<string, string> = {}, json?: unknown) => {
    const target = `${service}/v1/interactions/${operation}?${new URLSearchParams({ userId, ...query })}`
    return ask(operation.startsWith('get-') ? 'GET' : 'POST', target, own, json)
  }
  const platform = (method: string, target: string, json?: unknown) => ask(method, target, recorder, json)
  const { defaultSandbox: sandbox } = mock
  return { mock, sandbox, ask, own, onDemand, platform }
}
