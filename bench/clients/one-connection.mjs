// Sends start/stop pairs over one connection, one request at a time, and prints their latencies.
import { Agent, request } from 'node:http'
import { controlRequest, recordingId, tokenRequest } from '../world.mjs'
import { percentiles } from './percentiles.mjs'

const { url, calls, pairs } = JSON.parse(process.argv[2])
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

function send({ path, body, ...options }) {
  return new Promise((resolve, reject) => {
    const began = process.hrtime.bigint()
    const sent = request(url + path, { agent, ...options }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => {
        const nanoseconds = Number(process.hrtime.bigint() - began)
        if (response.statusCode === 200) resolve({ text, nanoseconds })
        else reject(new Error(`${path} responded with ${response.statusCode} ${text}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const { access_token: token } = JSON.parse((await send(tokenRequest())).text)
const latencies = []
for (let pair = 0; pair < pairs; pair += 1) {
  const id = recordingId(Math.floor(Math.random() * calls))
  for (const action of ['start', 'stop'])
    latencies.push((await send(controlRequest(action, id, token))).nanoseconds)
}
agent.destroy()
process.stdout.write(JSON.stringify(percentiles(latencies)))
