import type { DoneOperation, Transcript } from '../model/transcript.js'
import { shown } from './trace-format.js'
import type { OperationReport, RuleReport } from './report.js'
import type { Scrub } from './secrets.js'

const maxOperations = 3
const maxLines = 3
const maxLength = 300
/** A stack frame, as printed by Node and Java. */
const frame = /^\s+at /

/**
 * What the client itself said at the time of a finding: the outcomes of its operations with their errors, and the last
 * lines that it printed. Traffic that was only observed has no operations, and its output is that of a test suite.
 */
export function clientWords(requests: readonly number[], transcript: Transcript, scrub: Scrub): string[] {
  const spoken = spokenAt(requests, transcript).map(({ operation, outcome }) =>
    said({ operation, ...outcome }),
  )
  const words = transcript.done.length === 0 ? [] : [...new Set(spoken)].slice(-maxOperations)
  return [...words, ...printedWords(transcript)].map((each) => cut(shown(each, scrub)))
}

/** The operations that sent these requests; without requests those that failed, else the last one. */
function spokenAt(requests: readonly number[], { arrivals, done }: Transcript): readonly DoneOperation[] {
  const times = arrivals.flatMap(({ id, atMs }) => (requests.includes(id) ? [atMs] : []))
  const during = done.filter(({ beganMs, endedMs }) => times.some((ms) => ms >= beganMs && ms <= endedMs))
  if (during.length > 0) return during
  const failed = done.filter(({ outcome }) => outcome.outcome !== 'ok')
  return failed.length > 0 ? failed : done.slice(-1)
}

/** What the client said about its first failed operation, for a rule without a finding. */
export function failedWords({ operations }: RuleReport): string[] {
  const failed = operations.find(({ outcome }) => outcome !== 'ok')
  return failed ? [said(failed)] : []
}

/** An operation in one line: `startRecording: fail, conflict: "already recording"`. */
function said({ operation, outcome, kind, state, message = '' }: Said): string {
  const result = [outcome, kind, state].filter((part) => part !== undefined).join(', ')
  return `${operation}: ${result}${message === '' ? '' : `: "${message.replaceAll(/\s+/g, ' ').trim()}"`}`
}

type Said = Pick<OperationReport, 'operation' | 'outcome' | 'kind' | 'state' | 'message'>

function printedWords({ done, output, printed }: Transcript): string[] {
  if (done.length === 0) return []
  const parts = printed?.length ? printed : [{ stream: 'output', text: output }]
  return parts
    .flatMap(({ stream, text }) => text.split('\n').map((line) => ({ stream, line: line.trimEnd() })))
    .filter(({ line }) => line !== '' && !frame.test(line))
    .slice(-maxLines)
    .map(({ stream, line }) => `${stream}: ${line}`)
}

function cut(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}
