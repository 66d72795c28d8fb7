// The mock with many recordings. It serves HTTP, and for each message it runs start/stop pairs in process and sends
// their latencies.
import { createCxoneMock } from '../../dist/index.js'
import { assumptions, controlRequest, recordingId, scenario, tokenRequest } from '../world.mjs'
import { percentiles } from './percentiles.mjs'

const calls = Number(process.argv[2])
const began = performance.now()
const mock = await createCxoneMock({ scenario: scenario(calls), assumptions, port: 0 })
const setupSeconds = (performance.now() - began) / 1000

const plain = ({ method, path, headers, body }) => ({
  method,
  target: path,
  headers: Object.entries(headers).flat(),
  body: Buffer.from(body),
})
const { access_token: token } = JSON.parse((await mock.handle(plain(tokenRequest()))).body)
await mock.handle(plain(controlRequest('stop', recordingId(0), token)))

/** The duration of one start or stop in nanoseconds, without building the request. */
function measure(action, id) {
  const request = plain(controlRequest(action, id, token))
  const before = process.hrtime.bigint()
  const { status } = mock.handle(request)
  const nanoseconds = Number(process.hrtime.bigint() - before)
  if (status !== 200) throw new Error(`${action} of ${id} responded with ${status}`)
  return nanoseconds
}

process.on('message', (pairs) => {
  const latencies = new Float64Array(pairs * 2)
  for (let pair = 0; pair < pairs; pair += 1) {
    const id = recordingId(Math.floor(Math.random() * calls))
    latencies[pair * 2] = measure('start', id)
    latencies[pair * 2 + 1] = measure('stop', id)
  }
  process.send(percentiles(latencies))
})
process.send({ url: mock.url, setupSeconds, rssMiB: process.memoryUsage.rss() / 2 ** 20 })
