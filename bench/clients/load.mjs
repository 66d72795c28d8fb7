// Loads one server with autocannon. The job is JSON in the first argument, the result JSON on stdout.
import autocannon from 'autocannon'
import { controlRequest, cxoneTokenRequest, recordingId, tokenRequest } from '../world.mjs'

const { url, seconds, connections, kind, firstRecording, token } = JSON.parse(process.argv[2])

const tokenRequests = { token: tokenRequest, 'cxone-token': cxoneTokenRequest }
const requestOfToken = tokenRequests[kind]?.()

/** Each connection uses its own recording, so that every command is valid: start, stop, start … */
let next = firstRecording
function requestsOfConnection() {
  if (requestOfToken) return [requestOfToken]
  const id = recordingId(next++)
  return [controlRequest('start', id, token), controlRequest('stop', id, token)]
}

const began = process.hrtime.bigint()
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  requests: [requestOfToken ?? controlRequest('start', recordingId(0), token)],
  setupClient: (client) => client.setRequests(requestsOfConnection()),
})
const elapsed = Number(process.hrtime.bigint() - began) / 1e9
const { user, system } = process.cpuUsage()

const good = result.statusCodeStats[200]?.count ?? 0
process.stdout.write(
  JSON.stringify({
    good,
    wrong: result.requests.total - good + result.errors + result.timeouts,
    statuses: result.statusCodeStats,
    perSecond: result.requests.total / elapsed,
    clientCpu: (user + system) / 1e6 / elapsed,
  }),
)
