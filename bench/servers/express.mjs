// A typical Express stub.
import express from 'express'
import { port, ready, recordingOf } from './answers.mjs'

const app = express()
app.use(express.json())
app.post('/api/v2/recording/recordingcontrols/:action', (request, response) => {
  response.json(recordingOf(request.body.recordingId))
})
const server = app.listen(port, '127.0.0.1', () => ready(server.address()))
