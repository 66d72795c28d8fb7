import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { headerValues, type Transcript } from '../../model/transcript.js'

export const CX_REQ_007 = defineRule({
  id: 'CX-REQ-007',
  title: 'sends a User-Agent, and tells no secret there',
  rationale:
    'When something goes wrong the vendor’s support asks which client it was, and servers log it for that. They log a secret as well.',
  fix: 'Set User-Agent to the name and version of the application. What a library sends by itself is enough for this rule, and names the library alone.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9110 10.1.5', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) => own(transcript).length > 0 || 'No request came.',
  expect: (transcript) => {
    const requests = own(transcript)
    const named = (each: ReceivedRequest) => headerValues(each, 'user-agent').join(' ').trim()
    return [
      ...findingOf(
        'no-user-agent',
        requests.filter((each) => named(each) === ''),
        ({ operation, method }) => `${operation ?? method} was called without a User-Agent.`,
      ),
      ...findingOf(
        'secret-in-user-agent',
        requests.filter((each) => transcript.secrets.some((secret) => named(each).includes(secret))),
        ({ operation, method }) => `The User-Agent of ${operation ?? method} has a secret in it.`,
      ),
    ]
  },
  mutants: ['has-no-user-agent', 'tells-its-secret-in-the-user-agent'],
})

function own({ arrivals }: Transcript): ReceivedRequest[] {
  return arrivals.filter(({ at }) => at !== 'elsewhere')
}
