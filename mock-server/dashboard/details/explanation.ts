import type { Explanation } from '../../control/journal/explain.js'
import type { RequestEntry } from '../../control/journal/requests.js'
import { badge, gradeBadge, meaningOf, statusBadge } from '../parts/badge.js'
import { h, type Child } from '../parts/dom.js'
import { facts, listPart, part } from './parts.js'

/** What the explanation links to. */
export interface Links {
  readonly find: (id: string) => RequestEntry | undefined
  readonly toRequest: (id: string) => string
  readonly toQuestion: (name: string) => string
}

/** What the page itself knows of a request that the mock does not have any more. */
export function fromEntry(entry: RequestEntry): Explanation {
  const {
    id,
    sandbox,
    at,
    method,
    target,
    status,
    rule,
    reason,
    note,
    request: _,
    response: __,
    ...rest
  } = entry
  return {
    ...rest,
    requestId: id,
    sandbox,
    at,
    request: `${method} ${target}`,
    status,
    outcome: rule === undefined ? 'accepted' : 'rejected',
    ...(rule === undefined ? {} : { rule }),
    reason: reason ?? note ?? 'The request was accepted.',
    history: [],
    notes: ['The mock keeps the newest 1,000 requests and does not have this one any more. The page does.'],
  }
}

/** Why the mock responded to a request as it did. */
export function explanationParts(explanation: Explanation): Child[] {
  const { reason, progress, fix, allowed, state, fault } = explanation
  return [
    fault !== undefined && part('Injected fault', h('p', { class: 'fault' }, fault)),
    part(
      'Reason',
      h('p', { class: 'main-reason' }, reason),
      progress !== undefined && h('p', { class: 'hint' }, progress),
    ),
    listPart('Fix', fix, (text) => text, 'ol'),
    listPart('Accepted alternatives', allowed, (text) => h('code', {}, text)),
    state && part('State', facts(texts(state))),
  ]
}

/** How well the response is known, and what led to it. */
export function evidenceParts(
  explanation: Explanation,
  ambiguities: readonly string[],
  links: Links,
): Child[] {
  const { history, notes, requestId, at, client, scopes } = explanation
  return [
    listPart('History', history, (event) => eventLine(event, links)),
    evidencePart(explanation),
    listPart('Undocumented behaviour', ambiguities, (name) => h('a', { href: links.toQuestion(name) }, name)),
    listPart('Notes', notes, (text) => text),
    part(
      'Request',
      facts({
        at: at.replace('T', ' ').replace('Z', ' UTC'),
        client: client ?? 'unknown',
        ...(scopes ? { scopes: scopes.join(' ') || 'none' } : {}),
        id: requestId,
      }),
    ),
  ]
}

export function summary({ request, status, outcome, operation }: Explanation): Child[] {
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

function eventLine({ at, event, cause }: Explanation['history'][number], links: Links): HTMLElement {
  const by = links.find(cause)
  return h(
    'span',
    {},
    h('time', { datetime: at }, at.slice(11, 19)),
    ` ${event} by `,
    by
      ? h('a', { class: 'cause', href: links.toRequest(cause) }, `${by.method} ${by.target}`)
      : cause === 'control'
        ? 'the control plane'
        : h('span', { class: 'id' }, cause),
  )
}

function texts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}

function evidencePart({ evidence, statusEvidence, bodyEvidence, rule, row }: Explanation): Child {
  const byRule = rule !== undefined && h('p', { class: 'hint' }, 'Rule ', h('code', {}, rule))
  if (!evidence) {
    return byRule && part('Evidence', h('p', {}, 'None: the mock itself rejects the request.'), byRule)
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
