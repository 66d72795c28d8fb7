import { html, type Markup } from './markup.js'
import type { OperationReport, RuleReport } from '../report.js'
import { statusLine, type WireLine } from '../trace-format.js'

const lanes = { caller: 130, client: 380, server: 830 } as const
const width = 900
const rowHeight = 34
const headHeight = 30
const baseline = 27
const maxRows = 60
const maxLabel = 64

type Lane = keyof typeof lanes

interface Arrow {
  readonly ms: number
  readonly from: Lane
  readonly to: Lane
  readonly label: string
  /** Shown by a finding. */
  readonly isShown: boolean
  /** Dashed: a response or an outcome. */
  readonly isReply: boolean
}

/** The calls, requests and responses of a rule as a sequence diagram. Empty without any. */
export function sequenceDiagram({
  sequence,
  operations,
  findings,
  requestCount,
}: RuleReport): Markup | string {
  const shown = new Set(findings.flatMap(({ requests }) => requests))
  const all = [
    ...operations.map(callOf),
    ...sequence.flatMap((line) => exchangeOf(line, shown.has(line.id))),
    ...operations.map(outcomeOf),
  ].toSorted((one, other) => one.ms - other.ms)
  if (all.length === 0) return ''
  const arrows = all.slice(0, maxRows)
  const height = headHeight + arrows.length * rowHeight + 10
  const left = all.length > arrows.length || requestCount > sequence.length
  return html`<details open>
    <summary>Sequence</summary>
    <div class="scroll">
      <svg viewBox="0 0 ${width} ${height}" width="${width}" role="img">
        <title>Calls, requests and responses in the order of time</title>
        ${Object.entries(lanes).map(([name, x]) => lane(name, x, height))}
        ${arrows.map((each, index) => arrow(each, headHeight + index * rowHeight + baseline))}
      </svg>
    </div>
    ${left ? html`<p class="soft">${requestCount} requests in total. The diagram shows the first ones.</p>` : ''}
  </details>`
}

function callOf({ operation, beganMs }: OperationReport): Arrow {
  return { ms: beganMs, from: 'caller', to: 'client', label: operation, isShown: false, isReply: false }
}

function outcomeOf({ outcome, kind, state, message, endedMs }: OperationReport): Arrow {
  const label = [outcome, kind, state, message].filter((part) => part !== undefined).join(', ')
  return { ms: endedMs, from: 'client', to: 'caller', label, isShown: false, isReply: true }
}

function exchangeOf(line: WireLine, isShown: boolean): Arrow[] {
  const { id, atMs, at, method, target, fault } = line
  const where = at === 'elsewhere' ? ' (another origin)' : ''
  const cause = fault === undefined ? '' : ` (fault: ${fault})`
  return [
    {
      ms: atMs,
      from: 'client',
      to: 'server',
      label: `${id}. ${method} ${target}${where}`,
      isShown,
      isReply: false,
    },
    { ms: atMs, from: 'server', to: 'client', label: `${statusLine(line)}${cause}`, isShown, isReply: true },
  ]
}

function lane(name: string, x: number, height: number): Markup {
  return html`<text class="lane" x="${x}" y="16" text-anchor="middle">${name}</text>
    <line class="life" x1="${x}" y1="24" x2="${x}" y2="${height}" />`
}

function arrow({ ms, from, to, label, isShown, isReply }: Arrow, y: number): Markup {
  const [x1, x2] = [lanes[from], lanes[to]]
  const look = `${isShown ? 'shown' : 'plain'}${isReply ? ' reply' : ''}`
  const text = label.length > maxLabel ? `${label.slice(0, maxLabel)}…` : label
  return html`<g class="${look}">
    <text class="ms" x="4" y="${y}">${Math.round(ms)} ms</text>
    <text x="${Math.min(x1, x2) + 8}" y="${y - 5}">${text}<title>${label}</title></text>
    <line x1="${x1}" y1="${y}" x2="${x2}" y2="${y}" />
    <path d="M${x2} ${y} l${x1 < x2 ? -8 : 8} -4 v8 z" />
  </g>`
}
