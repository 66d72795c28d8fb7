import { leaks } from '../../queries/find-leaks.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_SEC_008 = defineRule({
  id: 'CX-SEC-008',
  title: 'should not write a secret or token to disk unencrypted',
  rationale:
    'A token cache in the home folder, or a dump in /tmp, outlives the process, is backed up, and is readable by other programs. The kit checks the HOME and the TMPDIR of the client, not files at other absolute paths.',
  fix: 'Keep tokens in memory. Store lasting secrets in the keychain of the system.',
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
    'No start was accepted, so there was no token to store.',
  expect: ({ files = [], secrets }) =>
    files
      .filter(({ text }) => leaks(text, secrets))
      .map(({ path }) => finding('secret-on-disk', `The file ${path} contains a secret or a token.`, [])),
  mutants: ['keeps-its-token-in-a-file'],
})
