import type { Explanation } from '../../control/journal/explain.js'
import type { RequestEntry } from '../../control/journal/requests.js'
import { badge, gradeBadge, meaningOf, statusBadge } from '../parts/badge.js'
import { button, byId, h } from '../parts/dom.js'

/** Explains the response to the selected request. */
export class ExplanationPane {
  readonly #pane = byId('explanation', HTMLElement)
  readonly #find: (id: string) => RequestEntry | undefined
  readonly #onFollow: (id: string) => void

  /** @param find looks up a request of the journal, so that `onFollow` can select the one that caused an event */
  constructor(find: (id: string) => RequestEntry | undefined, onFollow: (id: string) => void) {
    this.#find = find
    this.#onFollow = onFollow
  }

  showNothing(): void {
    this.#pane.replaceChildren(h('p', { class: 'empty' }, 'Select a request to see its explanation.'))
  }

  show(explanation: Explanation): void {
    const { requestId, reason, progress, fix, allowed, state, history, notes, fault } = explanation
    const entry = this.#find(requestId)
    this.#pane.replaceChildren(
      ...summary(explanation),
      ...(fault === undefined ? [] : part('Injected fault', h('p', { class: 'fault' }, fault))),
      ...part(
        'Reason',
        h('p', { class: 'main-reason' }, reason),
        progress !== undefined && h('p', { class: 'hint' }, progress),
      ),
      ...list('Fix', fix, (text) => text, 'ol'),
      ...list('Accepted alternatives', allowed, (text) => h('code', {}, text)),
      ...stateOf(state),
      ...evidenceOf(explanation),
      ...list('History', history, (event) => this.#event(event)),
      ...list('Notes', notes, (text) => text),
      ...about(explanation),
      ...(entry ? [message('HTTP request', entry.request)] : []),
      ...(entry?.response ? [message('HTTP response', entry.response)] : []),
    )
    this.#pane.scrollTop = 0
  }

  #event({ at, event, cause }: Explanation['history'][number]): HTMLElement {
    const by = this.#find(cause)
    return h(
      'span',
      {},
      h('time', { datetime: at }, at.slice(11, 19)),
      ` ${event} by `,
      by
        ? button(`${by.method} ${by.target}`, () => this.#onFollow(cause), { class: 'cause' })
        : cause === 'control'
          ? 'the control plane'
          : h('span', { class: 'id' }, cause),
    )
  }
}

function summary({ request, status, outcome, operation }: Explanation): HTMLElement[] {
  return [
    h('p', { class: 'request' }, request),
    h(
      'p',
      { class: 'chips' },
      statusBadge(status),
      badge(outcome, outcome === 'rejected' ? 'warn' : 'good'),
      operation !== undefined && badge(operation, 'calm', 'the operation'),
    ),
  ]
}

function about({ requestId, at, client, scopes }: Explanation): HTMLElement[] {
  const values = {
    at: at.replace('T', ' ').replace('Z', ' UTC'),
    client: client ?? 'unknown',
    ...(scopes ? { scopes: scopes.join(' ') || 'none' } : {}),
    id: requestId,
  }
  return part('Request', facts(values))
}

function stateOf(state: Explanation['state']): HTMLElement[] {
  if (!state) return []
  const texts = Object.entries(state).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return part('State', facts(Object.fromEntries(texts) as Record<string, string>))
}

function evidenceOf({ evidence, statusEvidence, bodyEvidence, rule, row }: Explanation): HTMLElement[] {
  const byRule = rule !== undefined && h('p', { class: 'hint' }, 'Rule ', h('code', {}, rule))
  if (!evidence) {
    return byRule ? part('Evidence', h('p', {}, 'None: the mock itself rejects the request.'), byRule) : []
  }
  const { grade, source, location, date } = evidence
  return part(
    'Evidence',
    h('p', { class: 'evidence' }, gradeBadge(grade), ' ', meaningOf(grade)),
    h('p', { class: 'hint' }, `${source} (read on ${date})`),
    location.startsWith('https://') && h('p', { class: 'hint' }, h('a', { href: location }, location)),
    ...differing('Status', statusEvidence),
    ...differing('Body', bodyEvidence),
    byRule,
    row !== undefined &&
      h(
        'p',
        { class: 'hint' },
        'Allowed by ',
        h('code', {}, row.id),
        ' of the recording lifecycle: ',
        gradeBadge(row.evidence.grade),
        ` ${row.evidence.source}`,
      ),
  )
}

function differing(of: string, evidence: Explanation['evidence']): HTMLElement[] {
  return evidence
    ? [h('p', { class: 'hint' }, `${of}: `, gradeBadge(evidence.grade), ` ${evidence.source}`)]
    : []
}

function message(title: string, { headers, body }: RequestEntry['request']): HTMLElement {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const size = body === '' ? 'empty body' : `body of ${body.length} characters`
  return h(
    'details',
    { class: 'message' },
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
