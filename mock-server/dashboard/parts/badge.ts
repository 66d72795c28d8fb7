import type { Grade } from '../../../contracts/evidence.js'
import { h } from './dom.js'
import type { CallState, RecordingState } from '../../../contracts/lifecycle/row.js'

export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'calm' | 'live'

/** A state as a coloured word. The word alone carries the meaning; the colour only helps to find it. */
export function badge(text: string, tone: Tone, title?: string): HTMLElement {
  return h('span', { class: 'chip', 'data-tone': tone, ...(title === undefined ? {} : { title }) }, text)
}

const callTones: Readonly<Record<CallState, Tone>> = { alerting: 'warn', connected: 'good', ended: 'calm' }

export function callBadge(state: CallState): HTMLElement {
  return badge(state, callTones[state])
}

const recordings: Readonly<Record<RecordingState, readonly [text: string, tone: Tone]>> = {
  idle: ['not recorded', 'calm'],
  starting: ['starting …', 'info'],
  recording: ['recording', 'live'],
  masking: ['pausing …', 'live'],
  masked: ['paused', 'warn'],
  unmasking: ['resuming …', 'warn'],
  stopping: ['stopping …', 'live'],
  stopped: ['recorded', 'info'],
  declining: ['declining …', 'live'],
  declined: ['do not record', 'bad'],
}

export function recordingBadge(state: RecordingState): HTMLElement {
  const [text, tone] = recordings[state]
  return badge(text, tone, `recording state: ${state}`)
}

/** A status, or that no response was sent, which is 0 in the journal. */
export function statusBadge(status: number): HTMLElement {
  if (status === 0) return badge('none', 'bad', 'a fault let no response reach the client')
  return badge(String(status), status < 300 ? 'good' : status < 400 ? 'info' : status < 500 ? 'warn' : 'bad')
}

/** The four grades of evidence and their meanings. */
const grades: Readonly<Record<Grade, readonly [tone: Tone, meaning: string]>> = {
  documented: ['good', 'documented by the vendor or a standard'],
  observed: ['info', 'observed in real traffic or in code that calls the API'],
  forum: ['warn', 'reported by users, not documented'],
  assumed: ['bad', 'undocumented, an assumption of the mock'],
}

export function gradeBadge(grade: Grade): HTMLElement {
  return badge(grade, grades[grade][0])
}

export function meaningOf(grade: Grade): string {
  return grades[grade][1]
}
