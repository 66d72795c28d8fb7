import { callOf, type Transcript } from '../model/transcript.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { finding, type Finding } from '../model/rule.js'
import { recordingCommands } from '../queries/recordings/recording-commands.js'
import { keyOf } from '../queries/retries/repetition.js'

/** Equal requests that were all rejected, one after another. */
type Run = readonly [ReceivedRequest, ...ReceivedRequest[]]

/** A test may send the same rejected request twice, and a client may repeat it once: more than twice that is a loop. */
const maxInRow = 4
/** In each of several sandboxes fewer are telling, because no test provokes the same thing in all of them. */
const systematic = { sandboxes: 3, length: 3 } as const

/**
 * Runs of rejected requests. A run ends when the same request has another result, and when a command about the same
 * recording is accepted: then another test has begun, or the client went on.
 */
export function runsOf(
  transcript: Transcript,
  isRejected: (request: ReceivedRequest) => boolean,
): readonly Run[] {
  const byRequest = new Map(recordingCommands(transcript).map((each) => [each.request, each]))
  const aboutOf = (request: ReceivedRequest) =>
    byRequest.get(request)?.about ?? callOf(transcript, request)?.recordingId
  const open = new Map<string, [ReceivedRequest, ...ReceivedRequest[]]>()
  const closed: Run[] = []
  const close = (key: string) => {
    const run = open.get(key)
    if (run) closed.push(run)
    open.delete(key)
  }
  for (const request of transcript.arrivals) {
    const key = keyOf(request)
    const run = open.get(key)
    if (!isRejected(request)) close(key)
    else if (run) run.push(request)
    else open.set(key, [request])
    const about = byRequest.get(request)?.isAccepted ? aboutOf(request) : undefined
    if (about === undefined) continue
    for (const [other, [first]] of open) if (aboutOf(first) === about) close(other)
  }
  return [...closed, ...open.values()]
}

/**
 * A finding if a client repeats what is rejected. Short runs in several sandboxes count together, so that one sandbox
 * for each test hides nothing.
 * @param what the rejection in words, for example `a 409`
 */
export function repeatedRejections(
  transcripts: readonly Transcript[],
  isRejected: (request: ReceivedRequest) => boolean,
  { code, what, max = maxInRow }: { readonly code: string; readonly what: string; readonly max?: number },
): Finding[] {
  const bySandbox = transcripts.map((transcript) => runsOf(transcript, isRejected))
  const long = bySandbox.flat().filter(({ length }) => length > max)
  const short = bySandbox.filter((runs) => runs.some(({ length }) => length >= systematic.length))
  const isSystematic = max === maxInRow && short.length >= systematic.sandboxes
  const shown = isSystematic
    ? short.flatMap((runs) => runs.filter(({ length }) => length >= systematic.length))
    : long
  if (shown.length === 0) return []
  const most = Math.max(...shown.map(({ length }) => length))
  const where = isSystematic ? ` in each of ${short.length} sandboxes` : ''
  const message = `The same request was sent ${isSystematic ? `up to ${most}` : most} times${where}, and received ${what} each time; expected at most ${isSystematic ? systematic.length - 1 : max}.`
  return [finding(code, message, shown.flat())]
}

/** The recordings whose first command was a stop that the API rejected, unless a suite provokes that only sometimes. */
export function stopsBeforeStarts(transcripts: readonly Transcript[]): ReceivedRequest[] {
  const firsts = transcripts.flatMap((transcript) => {
    const seen = new Set<unknown>()
    return recordingCommands(transcript).filter(({ about, request }) => {
      const recording = about ?? request
      const isFirst = !seen.has(recording)
      seen.add(recording)
      return isFirst
    })
  })
  const wrong = firsts.filter(({ request }) => request.refusedBy === 'stop-before-start')
  return wrong.length * 2 > firsts.length ? wrong.map(({ request }) => request) : []
}
