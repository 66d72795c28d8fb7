import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const services = /\/inContactAPI\/services\//i
const versioned = /\/inContactAPI\/services\/v\d+\.\d+\//i

export const CX_REQ_010 = defineRule({
  id: 'CX-REQ-010',
  title: 'must name a version in every ACD path',
  rationale:
    'Every path of the ACD contains a version, and no alias selects the latest one. Without a version the ACD answers 404, which looks like a missing session or contact.',
  fix: 'Send /inContactAPI/services/vNN.0/…, with the version that the client was written for.',
  level: 'MUST',
  sources: [{ ref: "NICE's OpenAPI documents: /inContactAPI/services/vNN.0/…", grade: 'vendor' }],
  profiles: ['agent'],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => toServices(transcript).length > 0 || 'The client sent no request to the ACD.',
  expect: (transcript) =>
    findingOf(
      'no-version-in-path',
      toServices(transcript).filter(({ target }) => !versioned.test(target)),
      ({ method, id }) => `The path of request ${id} (${method}) contains no version.`,
    ),
  mutants: ['leaves-the-version-out'],
})

function toServices(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(({ target }) => services.test(target))
}
