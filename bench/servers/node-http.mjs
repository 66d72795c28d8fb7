// A minimal server on node:http. It reads the body, parses it and responds with JSON.
import { createServer } from 'node:http'
import { port, ready, recordingOf, token } from './answers.mjs'

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString()
    const body =
      request.url === '/oauth/token'
        ? new URLSearchParams(text).get('grant_type') && token
        : recordingOf(JSON.parse(text).recordingId)
    const json = JSON.stringify(body)
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) })
    response.end(json)
  })
})
server.listen(port, '127.0.0.1', () => ready(server.address()))
