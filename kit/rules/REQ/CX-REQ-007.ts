import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { headerValues, type Transcript } from '../../model/transcript.js'

export const CX_REQ_007 = defineRule({
  id: 'CX-REQ-007',
  title: 'should send a User-Agent without a secret',
  rationale:
    'Vendor support asks which client sent a request, and servers log the User-Agent for that purpose. They log a secret in it as well.',
  fix: 'Set User-Agent to the name and version of the application. The default of an HTTP library satisfies this rule, but names only the library.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9110 10.1.5', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) => own(transcript).length > 0 || 'The client sent no request.',
  expect: (transcript) => {
    const requests = own(transcript)
    const named = (each: ReceivedRequest) => headerValues(each, 'user-agent').join(' ').trim()
    return [
      ...findingOf(
        'no-user-agent',
        requests.filter((each) => named(each) === ''),
        ({ operation, method }) => `${operation ?? method} was requested without a User-Agent.`,
      ),
      ...findingOf(
        'secret-in-user-agent',
        requests.filter((each) => transcript.secrets.some((secret) => named(each).includes(secret))),
        ({ operation, method }) => `The User-Agent of ${operation ?? method} contains a secret.`,
      ),
    ]
  },
  mutants: ['has-no-user-agent', 'tells-its-secret-in-the-user-agent'],
})

function own({ arrivals }: Transcript): ReceivedRequest[] {
  return arrivals.filter(({ at }) => at !== 'elsewhere')
}
