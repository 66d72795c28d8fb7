import { hanging, met } from '../../kit/attempts.js'
import { finding } from '../../kit/finding.js'
import type { Finding } from '../../kit/rule.js'
import type { Transcript } from '../../kit/transcript.js'

/** What is wrong with the last operation, which could only end by its deadline. */
export function timedOut(transcript: Transcript): Finding[] {
  const requests = met(transcript)
  const last = transcript.done.at(-1)
  if (!last) return []
  if (last.hung) return hanging(last, requests)
  const { kind, outcome } = last.outcome
  const findings: Finding[] = []
  if (outcome === 'ok' || kind !== 'timeout') {
    const code = outcome === 'ok' ? 'success-without-an-answer' : 'timeout-not-told'
    const message = `It ended as ${kind ?? outcome}; expected fail or unknown with the kind timeout.`
    findings.push(finding(code, message, requests))
  }
  if ((transcript.heldOpen ?? 0) > 0) {
    const message = `It still holds ${transcript.heldOpen} connections for answers that it no longer waits for.`
    findings.push(finding('connection-left-open', message, requests))
  }
  return findings
}
