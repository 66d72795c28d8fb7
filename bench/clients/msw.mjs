// fetch() intercepted by MSW in the same process, with a constant handler or with the handlers of the mock. For each
// message it sends so many start/stop pairs, and reports their cost.
import { setupServer } from 'msw/node'
import { http, HttpResponse } from 'msw'
import { createCxoneMock } from '../../dist/index.js'
import { cxoneHandlers } from '../../dist/msw.js'
import { recordingOf, token as constantToken } from '../servers/answers.mjs'
import { ask, assumptions, controlRequest, recordingId, scenario, tokenRequest } from '../world.mjs'

const variant = process.argv[2]
const origin = 'https://api.cxone.example'
const id = recordingId(0)

async function handlers() {
  if (variant === 'mock') {
    const mock = await createCxoneMock({ scenario: scenario(50), assumptions })
    return cxoneHandlers(mock, { origins: [origin] })
  }
  const answer = recordingOf(id)
  const constant = async ({ request }) => {
    if (variant === 'reads') await request.json()
    return HttpResponse.json(answer)
  }
  return [
    http.post(`${origin}/oauth/token`, () => HttpResponse.json(constantToken)),
    http.post(`${origin}/api/v2/recording/recordingcontrols/start`, constant),
    http.post(`${origin}/api/v2/recording/recordingcontrols/stop`, constant),
  ]
}

const server = setupServer(...(await handlers()))
server.listen({ onUnhandledRequest: 'error' })
const { access_token: token } = await ask(origin, tokenRequest())
const pair = [controlRequest('start', id, token), controlRequest('stop', id, token)]

async function run(pairs) {
  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  for (let sent = 0; sent < pairs; sent += 1) {
    for (const request of pair) await ask(origin, request)
  }
  const elapsed = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  return { perSecond: (pairs * 2) / elapsed, cpuMicros: (user + system) / (pairs * 2) }
}

process.on('message', async (pairs) => process.send(await run(pairs)))
process.send('ready')
