import type { Explanation } from '../control/explain.js'
import type { RequestEntry } from '../control/requests.js'
import { chip, gradeChip, meaningOf, statusChip } from './chip.js'
import { byId, h } from './dom.js'

/** Why the selected request was answered as it was. */
export class ExplanationPane {
  readonly #pane = byId('explanation', HTMLElement)

  showNothing(): void {
    this.#pane.replaceChildren(
      h('p', { class: 'empty' }, 'Select a request to read why it was answered as it was.'),
    )
  }

  show(explanation: Explanation, entry: RequestEntry | undefined): void {
    const { why, fix, allowed, state, history, notes, fault, rule } = explanation
    this.#pane.replaceChildren(
      ...summary(explanation),
      ...(fault === undefined ? [] : part('A fault, not the API', h('p', { class: 'fault' }, fault))),
      ...part(
        'Why',
        h('p', { class: 'why' }, why),
        rule !== undefined && h('p', {}, 'Rule ', h('code', {}, rule)),
      ),
      ...list('Fix', fix, (text) => text, 'ol'),
      ...list('Would be accepted', allowed, (text) => h('code', {}, text)),
      ...stateOf(state),
      ...evidenceOf(explanation),
      ...list('How it came to be so', history, ({ at, event, cause }) =>
        h(
          'span',
          {},
          h('time', { datetime: at }, at.slice(11, 19)),
          ` ${event} `,
          h('span', { class: 'id' }, cause),
        ),
      ),
      ...list('Notes', notes, (text) => text),
      ...(entry ? [message('Request', entry.request), message('Response', entry.response)] : []),
    )
    this.#pane.scrollTop = 0
  }
}

function summary(explanation: Explanation): HTMLElement[] {
  const { request, status, outcome, requestId, at, operation, client, scopes } = explanation
  return [
    h('p', { class: 'request' }, request),
    h(
      'p',
      { class: 'chips' },
      statusChip(status),
      chip(outcome, outcome === 'refused' ? 'warn' : 'good'),
      operation !== undefined && chip(operation, 'calm', 'the operation'),
    ),
    facts({
      at: at.replace('T', ' ').replace('Z', ' UTC'),
      client: client ?? 'unknown',
      ...(scopes ? { scopes: scopes.join(' ') || 'none' } : {}),
      id: requestId,
    }),
  ]
}

function stateOf(state: Explanation['state']): HTMLElement[] {
  if (!state) return []
  const texts = Object.entries(state).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return part('What the state was', facts(Object.fromEntries(texts) as Record<string, string>))
}

function evidenceOf({ evidence }: Explanation): HTMLElement[] {
  if (!evidence) return []
  const { grade, source, date } = evidence
  return part(
    'How well this is known',
    h('p', { class: 'evidence' }, gradeChip(grade), ' ', meaningOf(grade)),
    h('p', { class: 'hint' }, `${source} (read on ${date})`),
  )
}

function message(title: string, { headers, body }: RequestEntry['request']): HTMLElement {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const size = body === '' ? 'empty body' : `body of ${body.length} characters`
  return h(
    'details',
    {},
    h('summary', {}, title, h('span', { class: 'hint' }, ` ${size}`)),
    h(
      'pre',
      { class: 'code', tabindex: '0', 'aria-label': `${title}, as text` },
      [...lines, '', body].join('\n'),
    ),
  )
}

function part(title: string, ...children: readonly (Node | false)[]): HTMLElement[] {
  return [h('section', { class: 'part' }, h('h3', {}, title), ...children)]
}

function list<Item>(
  title: string,
  items: readonly Item[] = [],
  show: (item: Item) => Node | string,
  kind: 'ul' | 'ol' = 'ul',
): HTMLElement[] {
  if (items.length === 0) return []
  return part(title, h(kind, {}, ...items.map((item) => h('li', {}, show(item)))))
}

function facts(values: Readonly<Record<string, string>>): HTMLElement {
  const pairs = Object.entries(values).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])
  return h('dl', {}, ...pairs)
}
