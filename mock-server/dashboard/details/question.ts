import type { AmbiguityClaim } from '../../control/evidence.js'
import type { RequestEntry } from '../../control/journal/requests.js'
import { badge, gradeBadge } from '../parts/badge.js'
import { h, type Child } from '../parts/dom.js'
import { listPart, part } from './parts.js'
import { requestLink } from './request-link.js'

/** An entry of the ambiguity register in this sandbox. */
export interface Question {
  readonly name: string
  readonly claim: AmbiguityClaim
  /** The variant in force. */
  readonly variant: string
  /** The operations that depend on it. */
  readonly operations: readonly string[]
}

const maxListed = 50

/** One question: its variants, and the requests that another variant would or may change. */
export function questionParts(
  { name, claim, variant, operations }: Question,
  all: readonly RequestEntry[],
  onChoose: (variant: string) => void,
  toRequest: (id: string) => string,
): Child[] {
  const decided = all.filter(({ ambiguities }) => ambiguities?.includes(name))
  const possible = all.filter(
    (entry) =>
      entry.operation !== undefined && operations.includes(entry.operation) && !decided.includes(entry),
  )
  const link = (entry: RequestEntry) => requestLink(entry, toRequest(entry.id))
  return [
    h('p', { class: 'request' }, name),
    part('Question', h('p', { class: 'main-reason' }, claim.question)),
    h(
      'fieldset',
      { class: 'part variants' },
      h('legend', {}, 'Variant in force'),
      ...Object.entries(claim.variants).map(([each, text]) => {
        const input = h('input', {
          type: 'radio',
          name: 'variant',
          value: each,
          'data-key': `variant-${each}`,
          ...(each === variant ? { checked: '' } : {}),
        })
        input.addEventListener('change', () => onChoose(each))
        const tags = each === claim.default ? badge('default', 'calm') : undefined
        return h(
          'label',
          {},
          input,
          h('span', {}, h('b', {}, each), ' ', tags, h('span', { class: 'hint block' }, text)),
        )
      }),
    ),
    part('Evidence', h('p', {}, gradeBadge(claim.evidence.grade), ` ${claim.evidence.source}`)),
    listPart(`Would change: ${counted(decided.length)}`, decided.slice(-maxListed).toReversed(), link),
    listPart(`May change: ${counted(possible.length)}`, possible.slice(-maxListed).toReversed(), link),
    h(
      'p',
      { class: 'hint part' },
      decided.length + possible.length === 0
        ? 'No request in the list depends on this question.'
        : 'A new variant applies to new requests. Send a request again to see how it changes.',
    ),
  ]
}

function counted(number: number): string {
  return `${number} ${number === 1 ? 'request' : 'requests'}`
}
