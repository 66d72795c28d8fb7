import { leaks } from '../../queries/find-leaks.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_SEC_008 = defineRule({
  id: 'CX-SEC-008',
  title: 'writes no secret and no token to disk in clear',
  rationale:
    'A token cache in the home folder, or a dump in /tmp, outlives the process, is backed up, and is read by whatever else runs there. What is looked at is the HOME and the TMPDIR that the client is given: a file by an absolute path is not seen.',
  fix: 'Keep tokens in memory. What has to last belongs into the keychain of the system.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 10.3', grade: 'standard' },
    { ref: 'RFC 6819 5.3.3', grade: 'standard' },
  ],
  needs: ['files'],
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: 'startRecording', status: 500 } } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so that there was no token to keep.',
  expect: ({ files = [], secrets }) =>
    files
      .filter(({ text }) => leaks(text, secrets))
      .map(({ path }) => finding('secret-on-disk', `The file ${path} has a secret or a token in it.`, [])),
  mutants: ['keeps-its-token-in-a-file'],
})
