import { describeOutcome, doneOn, requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'

const page = '<!doctype html><title>Sign in</title><form action="/sign-in"></form>'

export const CX_ERR_015 = defineRule({
  id: 'CX-ERR-015',
  title: 'must not report a command as completed because a redirect led to a 200',
  rationale:
    'A gateway redirects to another page, for example to sign in. An HTTP library follows with GET, and the 200 of that page says nothing about the command.',
  fix: 'Do not follow redirects of a POST automatically, and report a redirect as a failure of the kind protocol.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.4.3: a client may change POST to GET', grade: 'standard' },
    { ref: 'dotnet/runtime#32870, psf/requests#4515', grade: 'practice' },
  ],
  steps: [
    {
      server: {
        act: 'fault',
        fault: {
          on: 'startRecording',
          status: 302,
          body: page,
          headers: { Location: '{url}/.well-known/oauth-authorization-server', 'Content-Type': 'text/html' },
        },
      },
    },
    { run: 'startRecording' },
  ],
  guard: (transcript) =>
    requestsAbout(transcript, 0, 'startRecording').some(({ status }) => status === 302) ||
    'No start was redirected.',
  expect: (transcript) =>
    doneOn(transcript, 'startRecording').flatMap(({ outcome, serverState }): Finding[] => {
      if (outcome.outcome !== 'ok' || serverState !== 'idle') return []
      const message = `A start that was redirected was reported as ${describeOutcome(outcome)}, but nothing is being recorded.`
      return [finding('redirect-taken-for-success', message, requestsAbout(transcript, 0, 'startRecording'))]
    }),
  mutants: ['takes-a-redirect-for-success', 'takes-any-answer-for-success'],
})
