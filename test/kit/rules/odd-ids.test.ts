import { expect, test } from 'vitest'
import { CX_REQ_005 } from '../../../kit/rules/REQ/CX-REQ-005.js'
import { examineClient } from '../../../fixtures/clients/run-rule.js'

test('an id with every delimiter of a URI in it names the same call in a body, in a path and in an answer', async () => {
  const { transcript } = await examineClient(CX_REQ_005)
  const [start, read] = transcript?.arrivals.filter(({ at }) => at === 'api') ?? []
  expect(start).toMatchObject({ status: 200, body: '{"recordingId":"kit-rec/1?a=b#c%41ü","action":"start"}' })
  expect(read).toMatchObject({
    status: 200,
    target: '/api/v2/conversations/kit-conv%2F1%3Fa%3Db%23c%2541%C3%BC',
  })
  expect(JSON.parse(read?.replyBody ?? '')).toMatchObject({
    id: 'kit-conv/1?a=b#c%41ü',
    participants: [{ calls: [{ recordingId: 'kit-rec/1?a=b#c%41ü' }] }, {}],
    recordingState: 'ACTIVE',
    selfUri: '/api/v2/conversations/kit-conv%2F1%3Fa%3Db%23c%2541%C3%BC',
  })
})
