import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const services = /\/inContactAPI\/services\//i
const versioned = /\/inContactAPI\/services\/v\d+\.\d+\//i

export const CX_REQ_010 = defineRule({
  id: 'CX-REQ-010',
  title: 'names a version in every path of the ACD',
  rationale:
    'Every path of the ACD has its version in it, and none stands for the newest. Without one the answer is 404, which looks like a session or a contact that is not there.',
  fix: 'Send /inContactAPI/services/vNN.0/…, with the version that the client was written for.',
  level: 'MUST',
  sources: [{ ref: "NICE's OpenAPI documents: /inContactAPI/services/vNN.0/…", grade: 'vendor' }],
  profiles: ['agent'],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => toServices(transcript).length > 0 || 'No request went to the services of the ACD.',
  expect: (transcript) =>
    findingOf(
      'no-version-in-path',
      toServices(transcript).filter(({ target }) => !versioned.test(target)),
      ({ method, id }) => `Request ${id}, a ${method}, has no version in its path.`,
    ),
  mutants: ['leaves-the-version-out'],
})

function toServices(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ target }) => services.test(target))
}
