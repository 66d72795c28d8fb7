import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { tokenRequests } from '../../model/transcript.js'

/** 30 days. In milliseconds it exceeds the 31 bits of a timer. */
const lifetimeSeconds = 2_592_000

/** A client may renew early, but only a timer that fires immediately does it so often. */
const maxRequests = 3

export const CX_TOK_017 = defineRule({
  id: 'CX-TOK-017',
  title: 'must not flood the token endpoint when tokens live for weeks',
  rationale:
    'A timer with more than 24.8 days overflows in many runtimes and fires immediately. A client that renews its token with such a timer requests tokens without end.',
  fix: 'Limit the delay of the renewal timer to one day, and check the time again when it fires.',
  level: 'MUST',
  sources: [
    { ref: 'directus/directus#4054, workos/authkit-nextjs#273: renewal without end', grade: 'practice' },
    { ref: 'setTimeout: a delay beyond 2147483647 ms is 1 ms', grade: 'practice' },
  ],
  acrossOperations: true,
  setup: { calls: 2 },
  steps: [
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: lifetimeSeconds } } } },
    { run: 'startRecording', call: 0 },
    { waitMs: 300 },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => isStarted(transcript, 0) || 'No start with a long-lived token was accepted.',
  expect: (transcript) => {
    const requests = tokenRequests(transcript)
    return findingOf(
      'token-storm',
      requests.length > maxRequests ? requests : [],
      () => `2 starts with tokens that live for 30 days used ${requests.length} token requests; expected 1.`,
    )
  },
  mutants: ['overflows-its-refresh-timer'],
  nearMisses: { 'never-caches-a-token': 'pass' },
})
