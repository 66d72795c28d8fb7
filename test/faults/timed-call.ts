import { createCxoneMock, type MockOptions } from '../../mock-server/index.js'
import { caseInstant, hosts, tokenOf } from '../hosts.js'

export type Command = 'start' | 'stop' | 'PAUSED' | 'ACTIVE'

/** The variants under which a recording can go on. */
export const resumes = { 'start-after-stop': 'resumes', 'start-while-paused': 'resumes' } as const

/** A mock with a call `conv-new` that alerts, and a client that sends commands for it. */
export async function withCall(options: MockOptions = {}) {
  const mock = await createCxoneMock({ seed: 'timeline', clock: caseInstant, ...options })
  const { calls, clock } = mock.defaultSandbox
  calls.begin({ conversationId: 'conv-new', recordingId: 'rec-new' })
  const send = await hosts.fetch(mock)
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const headers = { authorization, 'content-type': 'application/json' }
  const command = async (name: Command) => {
    const own = name === 'start' || name === 'stop'
    const target = own
      ? `/api/v2/recording/recordingcontrols/${name}`
      : '/api/v2/conversations/conv-new/recordingstate'
    const body = JSON.stringify(own ? { recordingId: 'rec-new' } : { recordingState: name })
    return (await send({ method: own ? 'POST' : 'PATCH', target, headers, body })).status
  }
  return { mock, calls, clock, command }
}

/** So many seconds after the start of the sandbox. */
export const at = (seconds: number) => new Date(Date.parse(caseInstant) + seconds * 1000).toISOString()
