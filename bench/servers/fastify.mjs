// A typical Fastify stub. Schemas validate the body and serialise the response.
import fastify from 'fastify'
import { port, ready, recordingOf } from './answers.mjs'

const text = { type: 'string' }
const body = {
  type: 'object',
  required: ['recordingId'],
  properties: { recordingId: text, action: { enum: ['start', 'stop'] } },
}
const fields = [
  'id',
  'conversationId',
  'startTime',
  'creationTime',
  'media',
  'mediaSubtype',
  'recordingFileRole',
  'selfUri',
]
const recording = { type: 'object', properties: Object.fromEntries(fields.map((name) => [name, text])) }

const app = fastify()
app.post(
  '/api/v2/recording/recordingcontrols/:action',
  { schema: { body, response: { 200: recording } } },
  (request, reply) => {
    reply.send(recordingOf(request.body.recordingId))
  },
)
await app.listen({ port, host: '127.0.0.1' })
ready(app.server.address())
