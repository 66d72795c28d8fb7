import { styleText } from 'node:util'
import type { ControlChange, RequestEntry } from '../../mock-server/index.js'
import { terminal, type Output } from './terminal.js'

type Style = Parameters<typeof styleText>[0]

/** A destination for lines, and whether it shows colours. */
export interface Out {
  write(text: string): void
  readonly colours: boolean
}

export function outOf(stream: Output): Out {
  const colours = stream.isTTY === true && !terminal().env['NO_COLOR']
  return { write: (text) => void stream.write(text), colours }
}

export function paint(out: Out, style: Style, text: string): string {
  return out.colours ? styleText(style, text) : text
}

/** Writes one line for a request, followed by the reason and the fix if it was rejected. */
export function logRequest(out: Out, format: 'text' | 'json' | 'none', entry: RequestEntry): void {
  if (format === 'none') return
  if (format === 'json') return out.write(`${json(entry)}\n`)
  const status = paint(out, colourOf(entry), statusText(entry))
  const who = entry.client === undefined ? '' : `  ${plain(entry.client)}`
  const sandbox = entry.sandbox === 'default' ? '' : `  ${entry.sandbox}`
  out.write(
    `${entry.at.slice(11, 19)} ${status} ${plain(entry.method)} ${plain(entry.target)}${who}${sandbox}\n`,
  )
  if (entry.fault !== undefined)
    out.write(paint(out, 'magenta', `       fault: ${plain(entry.fault)}`) + '\n')
  for (const change of entry.changed ?? []) out.write(`      ${plain(change)}\n`)
  if (entry.reason !== undefined)
    out.write(paint(out, 'yellow', `      reason: ${plain(entry.reason)}`) + '\n')
  if (entry.note !== undefined) out.write(paint(out, 'yellow', `         note: ${plain(entry.note)}`) + '\n')
  for (const step of entry.fix ?? []) out.write(`         fix: ${plain(step)}\n`)
}

/** The status as it was sent, or that no response was sent. */
export function statusText({ status }: Pick<RequestEntry, 'status'>): string {
  return status === 0 ? 'no response' : String(status)
}

/** A success that a fault has changed is not green. */
function colourOf({ status, fault }: RequestEntry): Style {
  if (status === 0 || status >= 400) return 'red'
  return fault === undefined ? 'green' : 'yellow'
}

/** Writes one line for a change that a request to the control plane made. */
export function logChange(
  out: Out,
  format: 'text' | 'json' | 'none',
  { sandbox, text }: ControlChange,
): void {
  if (format === 'json') return out.write(`${escaped(JSON.stringify({ control: text, sandbox }))}\n`)
  if (format === 'none') return
  const where = sandbox === 'default' ? '' : `  ${plain(sandbox ?? '(all sandboxes)')}`
  out.write(paint(out, 'cyan', `-- ${plain(text)}${where}`) + '\n')
}

function json({ request: _, response: __, ...entry }: RequestEntry): string {
  return escaped(JSON.stringify(entry))
}

const maxLength = 1000
// Control characters, line and paragraph separators, and characters that reverse the direction of text.
// oxlint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text on one line, without control characters for the terminal. */
export function plain(text: string): string {
  return escaped(text.length > maxLength ? `${text.slice(0, maxLength)}…` : text)
}

/** A text of several lines, each without control characters. */
export function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n')
}

/** The same at full length: a line of JSON must not be cut. */
function escaped(text: string): string {
  return text.replaceAll(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
