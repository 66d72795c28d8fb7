import { createCxoneMock, type MockOptions } from '../../../mock-server/index.js'
import { caseInstant, hosts, tokenOf, type Received } from '../../hosts.js'

export const sam = 'sam.okafor@demo.example'
export const userId = '11e90000-0000-4000-8000-000000005001'
export const services = '/inContactAPI/services/v34.0'
export const contactId = '460000000001'

/** An event of get-next-event; of its fields only those that the tests look at. */
export interface Told {
  readonly Type: string
  readonly ContactID?: string
  readonly Status?: string
  readonly IsLogging?: string
  readonly FinalState?: string
}

/** A mock, and the demo's agent with a session in it, who was told everything so far. */
export async function withSession(options: MockOptions = {}) {
  const mock = await createCxoneMock({ seed: 'agent', clock: caseInstant, ...options })
  const send = await hosts.fetch(mock)
  const token = await tokenOf(send, sam)
  const ask = (method: string, path: string, as = token): Promise<Received> =>
    send({ method, target: services + path, headers: { authorization: `Bearer ${as}` } })
  const started = await ask('POST', '/agent-sessions?stationId=101')
  const { sessionId } = JSON.parse(started.body) as { sessionId: string }
  const session = `/agent-sessions/${sessionId}`
  const poll = (timeout = 60) => ask('GET', `${session}/get-next-event?timeout=${timeout}`)
  const command = (name: string, contact = contactId) =>
    ask('POST', `${session}/interactions/${contact}/${name}`)
  const told = async (timeout = 0): Promise<Told[]> => eventsOf(await poll(timeout))
  await told()
  return { mock, sandbox: mock.defaultSandbox, send, ask, token, sessionId, poll, command, told }
}

/** The events of a reply to get-next-event. */
export function eventsOf({ status, body }: Received): Told[] {
  return status === 304 ? [] : (JSON.parse(body) as { events: Told[] }).events
}

/** What a promise has come to by now: polls are told of what happens within a turn of the event loop. */
export async function soFar<Value>(promise: Promise<Value>): Promise<Value | 'waiting'> {
  const turn = new Promise<'waiting'>((resolve) => setTimeout(() => resolve('waiting'), 20))
  return Promise.race([promise, turn])
}
