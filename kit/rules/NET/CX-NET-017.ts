import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, finding } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** More than the connection pools of most libraries hold for one host. */
const rejections = 11

const rejected = (transcript: Transcript) => apiRequests(transcript).filter(({ status }) => status === 403)

export const CX_NET_017 = defineRule({
  id: 'CX-NET-017',
  title: 'must not run out of connections after several rejections',
  rationale:
    'Many libraries return a connection to their pool only when the body of the response was read. A client that looks at the status alone and throws keeps a connection for each error, and then waits for one forever.',
  fix: 'Read or discard the body of every response, or close the response.',
  level: 'MUST',
  sources: [
    {
      ref: 'uwolfer/gerrit-rest-java-client#149, jenkinsci/java-client-api#12, akka/akka-core#17403',
      grade: 'practice',
    },
  ],
  transport: 'socket',
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: rejections + 1 },
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 403 } } },
    {
      together: Array.from({ length: rejections }, (_, index) => ({
        run: 'startRecording' as const,
        call: index + 1,
        deadlineMs: 2000,
        mayHang: true as const,
      })),
    },
    { server: { act: 'clear-faults' } },
    { run: 'startRecording', call: 0, deadlineMs: 2500, mayHang: true },
  ],
  guard: (transcript) => rejected(transcript).length > 0 || 'No start received a 403.',
  expect: (transcript) => {
    const last = transcript.done.at(-1)
    const isStuck = last?.hung === true || last?.outcome.kind === 'timeout'
    if (isStarted(transcript, 0) || !isStuck) return []
    const message = `After ${rejected(transcript).length} rejections the next start sent no request until its deadline.`
    return [finding('connections-used-up', message, rejected(transcript))]
  },
  mutants: ['never-reads-error-bodies'],
})
