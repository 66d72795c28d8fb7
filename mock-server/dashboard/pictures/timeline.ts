import type { CallView } from '../../control/calls/calls.js'
import type { Span } from '../../control/calls/timeline.js'
import type { RequestEntry } from '../../control/journal/requests.js'
import { h, s } from '../parts/dom.js'

type Part = Span['state'] | 'alerting'

/** What of a call was recorded, and the requests about it. */
export interface CallStory {
  readonly call: CallView
  /** Empty for a call that was never connected. */
  readonly spans: readonly Span[]
  readonly requests: readonly RequestEntry[]
  /** The time of the sandbox, in milliseconds since 1970. */
  readonly now: number
}

const words: Readonly<Record<Part, string>> = {
  recording: 'recorded',
  paused: 'paused or masked',
  'not-recorded': 'not recorded',
  alerting: 'alerting',
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly part: Part
}

/** The parts of a call from its begin to its end, or until now. */
function piecesOf({ call, spans, now }: CallStory): readonly Piece[] {
  const began = Date.parse(call.startTime)
  const ended = call.endTime === undefined ? Math.max(now, began) : Date.parse(call.endTime)
  const connected = call.connectedTime === undefined ? ended : Date.parse(call.connectedTime)
  const parts = spans.map(({ from, to, state }, index) => ({
    from: Date.parse(from),
    to: index === spans.length - 1 ? ended : Date.parse(to),
    part: state,
  }))
  return [{ from: began, to: connected, part: 'alerting' as const }, ...parts].filter(
    ({ from, to }) => to > from,
  )
}

/** The timeline as a bar, for a card. */
export function smallTimeline(story: CallStory): SVGElement {
  return s(
    'svg',
    { class: 'picture timeline small', role: 'img', 'aria-label': describe(story) },
    ...bars(story, 0, 12),
  )
}

/** The timeline with the requests as marks that lead to them, and its times. */
export function largeTimeline(story: CallStory, hrefOf: (id: string) => string): HTMLElement {
  const { from, to } = boundsOf(story)
  const svg = s(
    'svg',
    { class: 'picture timeline large', role: 'group', 'aria-label': describe(story) },
    ...bars(story, 34, 18),
    ...marks(story, hrefOf),
  )
  const parts = [...new Set(piecesOf(story).map(({ part }) => part))]
  return h(
    'div',
    {},
    svg,
    h('p', { class: 'axis hint' }, h('span', {}, timeOf(from)), h('span', {}, from === to ? '' : timeOf(to))),
    h(
      'p',
      { class: 'legend hint' },
      ...parts.map((part) => h('span', { class: `key ${part}` }, words[part])),
    ),
    h('p', { class: 'hint' }, describe(story)),
  )
}

function boundsOf({ call, now }: CallStory): { readonly from: number; readonly to: number } {
  const from = Date.parse(call.startTime)
  return { from, to: call.endTime === undefined ? Math.max(now, from) : Date.parse(call.endTime) }
}

function bars(story: CallStory, y: number, height: number): SVGElement[] {
  const { from, to } = boundsOf(story)
  const pieces = piecesOf(story)
  if (pieces.length === 0) return [bar({ from: 0, to: 1, part: 'alerting' }, 0, 1, y, height)]
  return pieces.map((piece) => bar(piece, from, to, y, height))
}

/** The height of a part is its meaning too: full, half, and a line. */
const shares: Readonly<Record<Part, number>> = {
  recording: 1,
  paused: 0.5,
  'not-recorded': 0.17,
  alerting: 0.08,
}

function bar({ from, to, part }: Piece, begin: number, end: number, y: number, height: number): SVGElement {
  const own = Math.max(1, height * shares[part])
  const share = (at: number) => ((at - begin) / (end - begin)) * 100
  return s(
    'rect',
    {
      class: `span ${part}`,
      x: `${share(from)}%`,
      y: String(y + (height - own) / 2),
      width: `${share(to) - share(from)}%`,
      height: String(own),
    },
    s('title', {}, `${words[part]}: ${timeOf(from)} to ${timeOf(to)}`),
  )
}

/** How far apart marks are, as a share of the width. */
const apart = 0.037

/** Marks stand side by side in the order of the requests. A line leads from each to its time. */
function marks(story: CallStory, hrefOf: (id: string) => string): SVGElement[] {
  const { from, to } = boundsOf(story)
  const times = story.requests.map(({ at }) =>
    to === from ? 0 : Math.min(1, Math.max(0, (Date.parse(at) - from) / (to - from))),
  )
  const places = spread(times)
  return story.requests.map((entry, index) =>
    mark(entry, places[index] ?? 0, times[index] ?? 0, hrefOf(entry.id)),
  )
}

/** Moves marks that are too close to each other, and keeps all within the picture if there is room. */
function spread(times: readonly number[]): readonly number[] {
  const gap = Math.min(apart, 1 / Math.max(1, times.length))
  const places = [...times]
  let least = gap / 2
  for (const [index, time] of places.entries()) {
    places[index] = Math.max(time, least)
    least = (places[index] ?? 0) + gap
  }
  let most = 1 - gap / 2
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index] ?? 0, most)
    most = (places[index] ?? 0) - gap
  }
  return places
}

const signs: readonly (readonly [name: RegExp, sign: string])[] = [
  [/unmask|resume/i, '▷'],
  [/mask|pause/i, '‖'],
  [/start|record(call|contact)/i, '▶'],
  [/stop|end/i, '■'],
]

function mark(entry: RequestEntry, place: number, time: number, href: string): SVGElement {
  const { operation = entry.method, status, at, reason, request } = entry
  const accepted = entry.rule === undefined && status !== 0
  const about = `${operation} ${request.body}`
  const sign = accepted ? (signs.find(([name]) => name.test(about))?.[1] ?? '●') : '✕'
  const outcome = status === 0 ? 'no response' : String(status)
  const words = `${at.slice(11, 19)} ${operation}: ${outcome}${reason === undefined ? '' : `, ${reason}`}`
  const x = `${place * 100}%`
  return s(
    'a',
    { href, class: accepted ? 'mark good' : 'mark bad', 'aria-label': words },
    s('title', {}, words),
    s('line', { x1: x, y1: '18', x2: `${time * 100}%`, y2: '33' }),
    s('circle', { cx: x, cy: '10', r: '7.5' }),
    s('text', { x, y: '13.5', 'text-anchor': 'middle' }, sign),
  )
}

function describe(story: CallStory): string {
  const pieces = piecesOf(story).filter(({ part }) => part !== 'alerting')
  const lengthOf = (part: Part) =>
    pieces.filter((piece) => piece.part === part).reduce((sum, piece) => sum + piece.to - piece.from, 0)
  const all = pieces.reduce((sum, { from, to }) => sum + to - from, 0)
  if (all === 0) {
    return story.call.connectedTime === undefined
      ? 'The call was not connected.'
      : 'No time has passed since the call was connected. Advance the clock.'
  }
  const paused = lengthOf('paused')
  const share = Math.round((lengthOf('recording') / all) * 100)
  return (
    `Recorded ${durationOf(lengthOf('recording'))} of ${durationOf(all)} (${share} %)` +
    `${paused === 0 ? '' : `, paused ${durationOf(paused)}`}.`
  )
}

/** A duration in words, e.g. `1 min 5 s`. */
function durationOf(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`])).join(' ') || '0 s'
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 19)
}
