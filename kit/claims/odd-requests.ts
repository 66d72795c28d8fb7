import { services } from '../../contracts/api/agent/contact.js'
import { sam, signInQuery } from '../../contracts/api/cxone-authentication/samples.cases.js'
import type { SandboxControl } from '../../mock-server/index.js'
import type { Subject, SubjectRequest } from '../provider/subject.js'

/** Sends requests that are rejected for a reason that no contract case has. */
type OddRequest = (subject: Subject, sandbox: SandboxControl) => Promise<void>

const form = { 'content-type': 'application/x-www-form-urlencoded' }

const one =
  (request: SubjectRequest): OddRequest =>
  async (subject) => {
    await subject.send(request)
  }

const token = (headers: Readonly<Record<string, string>>, body = 'grant_type=client_credentials') =>
  one({ method: 'POST', target: '/oauth/token', headers: { ...form, ...headers }, body })

const authorize = (more: string) =>
  one({
    method: 'GET',
    target: `/auth/authorize?${new URLSearchParams(signInQuery).toString()}&${more}`,
    headers: {},
  })

const contactOfAnother: OddRequest = async (subject, sandbox) => {
  const headers = { authorization: `Bearer ${await subject.token(sam)}`, 'content-type': 'application/json' }
  const path = services.replace('{version}', 'v34.0')
  const station = JSON.stringify({ stationPhoneNumber: '+15550100' })
  const started = await subject.send({
    method: 'POST',
    target: `${path}/agent-sessions`,
    headers,
    body: station,
  })
  const [, session = ''] = /"sessionId":"([^"]+)"/.exec(started.body) ?? []
  const { contactId } = sandbox.calls.begin({ conversationId: 'of-another', state: 'connected' })
  await subject.send({
    method: 'POST',
    target: `${path}/agent-sessions/${session}/interactions/${contactId}/record`,
    headers,
  })
}

const tokenOfNobody: OddRequest = async (subject, sandbox) => {
  const headers = { authorization: `Bearer ${await subject.token(sam)}` }
  sandbox.restore({ ...sandbox.snapshot(), users: [], accessKeys: [] })
  await subject.send({ method: 'GET', target: '/auth/userinfo', headers })
}

export const oddRequests: readonly OddRequest[] = [
  token({ 'content-encoding': 'gzip' }),
  token({}, 'grant_type=%zz'),
  token({ authorization: 'Basic %' }),
  authorize('scope=openid'),
  authorize('request=x'),
  authorize('response_mode=fragment'),
  authorize('prompt=surely'),
  authorize('max_age=surely'),
  contactOfAnother,
  tokenOfNobody,
]
