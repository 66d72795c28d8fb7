import type { LifecycleClaim } from '../../control/evidence.js'
import type {
  CommandSurface,
  RecordingState,
  RecordingCommand,
  SettledState,
} from '../../../contracts/lifecycle/row.js'
import { isUnsettled, unsettledStates } from '../../../contracts/lifecycle/states.js'
import { s } from '../parts/dom.js'

const size = { width: 560, height: 216 }
const node = { width: 108, height: 36 }

const places: Readonly<Record<SettledState, readonly [x: number, y: number]>> = {
  idle: [58, 50],
  recording: [256, 50],
  stopped: [454, 50],
  masked: [256, 176],
  declined: [454, 176],
}

const names: Readonly<Record<SettledState, string>> = {
  idle: 'not recorded',
  recording: 'recording',
  stopped: 'recorded',
  masked: 'paused',
  declined: 'do not record',
}

const commands: Readonly<Partial<Record<RecordingCommand, string>>> = {
  start: 'start',
  stop: 'stop',
  mask: 'pause',
  unmask: 'resume',
  decline: 'do not record',
  end: 'end of call',
}

interface Arrow {
  readonly from: SettledState
  readonly to: SettledState
  readonly labels: readonly string[]
}

/** What the diagram shows. */
export interface Lifecycle {
  readonly rows: readonly LifecycleClaim[]
  /** The variants in force. */
  readonly assumptions: Readonly<Record<string, string>>
  readonly current: RecordingState
  /** The part of the API that the commands come through. */
  readonly surface: CommandSurface
}

/** The states of a recording, the commands that lead from one to another, and the current state. */
export function lifecyclePicture(lifecycle: Lifecycle): SVGElement {
  const { current } = lifecycle
  const moving = isUnsettled(current) ? unsettledStates[current] : undefined
  const at = moving?.until ?? (isUnsettled(current) ? undefined : current)
  const arrows = arrowsOf(lifecycle)
  const label = `Lifecycle of the recording. Current state: ${current}.`
  return s(
    'svg',
    {
      class: 'picture lifecycle',
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-label': label,
    },
    s(
      'defs',
      {},
      s(
        'marker',
        {
          id: 'tip',
          viewBox: '0 0 8 8',
          refX: '7',
          refY: '4',
          markerWidth: '7',
          markerHeight: '7',
          orient: 'auto',
        },
        s('path', { class: 'tip', d: 'M0 0 L8 4 L0 8 z' }),
      ),
    ),
    ...arrows.map((arrow) => arrowPicture(arrow, kindOf(arrow, at, moving?.to))),
    ...Object.entries(names)
      .filter(([state]) => state === at || arrows.some(({ from, to }) => from === state || to === state))
      .map(([state, name]) => nodePicture(state as SettledState, name, state === at)),
  )
}

function kindOf({ from, to }: Arrow, at: SettledState | undefined, next: SettledState | undefined): string {
  if (from !== at) return ''
  return to === next ? ' now' : next === undefined ? ' possible' : ''
}

/** The changes of state that a part of the API allows under the variants in force. */
function arrowsOf({ rows, assumptions, surface }: Lifecycle): readonly Arrow[] {
  const labels = new Map<string, Set<string>>()
  for (const row of rows) {
    const { call, from, on, assume = {} } = row
    const label = commands[on]
    if (row.surface !== undefined && row.surface !== surface) continue
    if (!('to' in row) || label === undefined || call !== 'connected' || isUnsettled(from) || from === row.to)
      continue
    if (!Object.entries(assume).every(([name, variant]) => assumptions[name] === variant)) continue
    const key = `${from} ${row.to}`
    labels.set(key, (labels.get(key) ?? new Set()).add(label))
  }
  return [...labels].map(([key, of]) => {
    const [from, to] = key.split(' ') as [SettledState, SettledState]
    return { from, to, labels: [...of] }
  })
}

function nodePicture(state: SettledState, name: string, isCurrent: boolean): SVGElement {
  const [x, y] = places[state]
  return s(
    'g',
    { class: isCurrent ? 'node current' : 'node', 'data-state': state },
    s('rect', {
      x: String(x - node.width / 2),
      y: String(y - node.height / 2),
      width: String(node.width),
      height: String(node.height),
      rx: '18',
    }),
    s('text', { x: String(x), y: String(y + 4.5), 'text-anchor': 'middle' }, name),
  )
}

/** A curve that bends to the left of its direction, so that two opposite arrows do not cover each other. */
function arrowPicture({ from, to, labels }: Arrow, kind: string): SVGElement {
  const [x1, y1] = places[from]
  const [x2, y2] = places[to]
  const length = Math.hypot(x2 - x1, y2 - y1)
  // The way from paused to recorded bends to the other side, away from the commands between the states above.
  const bend = (length > 300 ? 46 : 22) * (x2 > x1 && y2 < y1 ? -1 : 1)
  const [nx, ny] = [(y2 - y1) / length, -(x2 - x1) / length]
  const [cx, cy] = [(x1 + x2) / 2 + nx * bend * 2, (y1 + y2) / 2 + ny * bend * 2]
  const [sx, sy] = edge(x1, y1, cx, cy)
  const [ex, ey] = edge(x2, y2, cx, cy)
  const [lx, ly] = [
    (sx + 2 * cx + ex) / 4 + nx * 4 * Math.sign(bend),
    (sy + 2 * cy + ey) / 4 + ny * 9 * Math.sign(bend),
  ]
  const anchor = Math.abs(nx) > 0.9 ? (nx > 0 ? 'start' : 'end') : 'middle'
  return s(
    'g',
    { class: `arrow${kind}` },
    s('path', { d: `M${sx} ${sy} Q${cx} ${cy} ${ex} ${ey}`, 'marker-end': 'url(#tip)' }),
    s('text', { x: String(lx), y: String(ly + 3), 'text-anchor': anchor }, labels.join(', ')),
  )
}

/** Where the line from the middle of a node to a point leaves the node. */
function edge(x: number, y: number, toX: number, toY: number): readonly [number, number] {
  const [dx, dy] = [toX - x, toY - y]
  const scale = 1 / Math.max(Math.abs(dx) / (node.width / 2 + 3), Math.abs(dy) / (node.height / 2 + 3))
  return [x + dx * scale, y + dy * scale]
}
