import type { RequestEntry } from '../../control/journal/requests.js'
import { statusBadge } from '../parts/badge.js'
import { h, type Child } from '../parts/dom.js'
import { parsed } from '../parts/pretty.js'

interface Row {
  readonly name: string
  readonly one: string | undefined
  readonly other: string | undefined
}

const maxChoices = 100

/** The request that a person most probably wants to compare with: of the same operation, with the other outcome. */
export function counterpart(entry: RequestEntry, all: readonly RequestEntry[]): RequestEntry | undefined {
  const others = all.filter(({ id }) => id !== entry.id).toReversed()
  const same = others.filter(({ operation }) => operation !== undefined && operation === entry.operation)
  const isRejected = entry.rule !== undefined
  return same.find(({ rule }) => (rule !== undefined) !== isRejected) ?? same[0] ?? others[0]
}

/**
 * Two requests, field by field, the fields that differ first.
 * @param onChoose compares with another request
 */
export function comparison(
  one: RequestEntry,
  other: RequestEntry,
  all: readonly RequestEntry[],
  onChoose: (id: string) => void,
): Child[] {
  const rows = rowsOf(one, other).toSorted(
    (first, second) => Number(isNoise(first)) - Number(isNoise(second)),
  )
  const differing = rows.filter((row) => row.one !== row.other)
  const equal = rows.filter((row) => row.one === row.other)
  const select = h(
    'select',
    { 'aria-label': 'Compare with', 'data-key': 'compare-with' },
    ...options(one, other, all),
  )
  select.addEventListener('change', () => onChoose(select.value))
  return [
    h('p', { class: 'field' }, h('span', { class: 'label' }, 'Compare with'), select),
    differing.length === 0
      ? h('p', { class: 'empty' }, 'The two requests do not differ.')
      : table(
          `${differing.length} ${differing.length === 1 ? 'field differs' : 'fields differ'}`,
          one,
          other,
          differing,
        ),
    h(
      'details',
      { class: 'message' },
      h('summary', {}, `${equal.length} equal ${equal.length === 1 ? 'field' : 'fields'}`),
      h(
        'dl',
        { class: 'padded' },
        ...equal.flatMap((row) => [h('dt', {}, row.name), h('dd', {}, row.one ?? '')]),
      ),
    ),
  ]
}

function options(one: RequestEntry, other: RequestEntry, all: readonly RequestEntry[]): HTMLElement[] {
  const newest = all
    .filter(({ id }) => id !== one.id)
    .slice(-maxChoices)
    .toReversed()
  const shown = newest.some(({ id }) => id === other.id) ? newest : [other, ...newest]
  return shown.map(({ id, at, status, operation, method, target }) =>
    h(
      'option',
      { value: id, ...(id === other.id ? { selected: '' } : {}) },
      `${at.slice(11, 19)} ${status} ${operation ?? `${method} ${target.slice(0, 60)}`}`,
    ),
  )
}

function table(caption: string, one: RequestEntry, other: RequestEntry, rows: readonly Row[]): HTMLElement {
  const head = (entry: RequestEntry) =>
    h('th', { scope: 'col' }, statusBadge(entry.status), ` ${entry.at.slice(11, 19)}`)
  return h(
    'table',
    { class: 'compare' },
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Field'), head(one), head(other))),
    h(
      'tbody',
      {},
      ...rows.map((row) => h('tr', {}, h('th', { scope: 'row' }, row.name), cell(row.one), cell(row.other))),
    ),
  )
}

function cell(value: string | undefined): HTMLElement {
  return value === undefined ? h('td', { class: 'absent' }, 'absent') : h('td', {}, value)
}

/** Fields that differ between any two requests. */
function isNoise({ name }: Row): boolean {
  return /^at$|^response (?:date|content-length|inin-correlation-id)$/.test(name)
}

function rowsOf(one: RequestEntry, other: RequestEntry): Row[] {
  const [first, second] = [fieldsOf(one), fieldsOf(other)]
  return [...new Set([...first.keys(), ...second.keys()])].map((name) => ({
    name,
    one: first.get(name),
    other: second.get(name),
  }))
}

function fieldsOf(entry: RequestEntry): ReadonlyMap<string, string> {
  const {
    at,
    method,
    target,
    operation,
    client,
    status,
    fault,
    rule,
    reason,
    stage,
    changed,
    request,
    response,
  } = entry
  const plain = {
    status,
    rule,
    reason,
    stage,
    changed: changed?.join(', '),
    fault,
    client,
    operation,
    method,
    target,
    at,
  }
  return new Map([
    ...Object.entries(plain).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    ),
    ...fieldsOfMessage('request', request),
    ...(response ? fieldsOfMessage('response', response) : []),
  ])
}

function fieldsOfMessage(
  name: string,
  { headers, body }: RequestEntry['request'],
): (readonly [name: string, value: string])[] {
  const heads = Object.entries(headers).map(
    ([header, value]) => [`${name} ${header.toLowerCase()}`, value] as const,
  )
  const value = parsed(body)
  return [
    ...heads,
    ...(value === undefined ? [[`${name} body`, body] as const] : leaves(`${name} body`, value)),
  ]
}

function leaves(path: string, value: unknown): (readonly [name: string, value: string])[] {
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value)]]
  return Object.entries(value).flatMap(([name, each]) => leaves(`${path}.${name}`, each))
}
