import type { RequestEntry } from '../../control/journal/requests.js'
import type { Question } from '../details/question.js'
import { badge } from '../parts/badge.js'
import { byId, h, redraw } from '../parts/dom.js'

/** The ambiguity register: first the questions that responses in the list depend on, then all others. */
export class QuestionsPanel {
  readonly #list = byId('questions', HTMLUListElement)
  readonly #text = byId('question-text', HTMLInputElement)
  readonly #fold = byId('question-fold', HTMLDetailsElement)
  readonly #hrefOf: (name: string) => string
  #questions: readonly Question[] = []
  #requests: readonly RequestEntry[] = []

  /** @param onOpen called when the user opens the list, so that it can be fetched */
  constructor(hrefOf: (name: string) => string, onOpen: () => void) {
    this.#hrefOf = hrefOf
    this.#text.addEventListener('input', () => this.#draw())
    this.#fold.addEventListener('toggle', () => this.#fold.open && onOpen())
  }

  get isOpen(): boolean {
    return this.#fold.open
  }

  show(questions: readonly Question[], requests: readonly RequestEntry[]): void {
    this.#questions = questions
    this.#requests = requests
    this.#draw()
  }

  #draw(): void {
    const text = this.#text.value.trim().toLowerCase()
    const counts = new Map<string, number>()
    for (const { ambiguities = [] } of this.#requests) {
      for (const name of ambiguities) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    const rank = ({ name, variant, claim }: Question) =>
      (counts.get(name) ?? 0) + (variant === claim.default ? 0 : 0.5)
    const matching = this.#questions
      .filter(({ name, claim }) => `${name} ${claim.question}`.toLowerCase().includes(text))
      .toSorted((one, other) => rank(other) - rank(one))
    redraw(this.#list, ...matching.map((question) => this.#item(question, counts.get(question.name) ?? 0)))
  }

  #item({ name, variant, claim }: Question, count: number): HTMLElement {
    return h(
      'li',
      {},
      h('a', { href: this.#hrefOf(name), title: claim.question, 'data-key': `question-${name}` }, name),
      count > 0 && badge(String(count), 'warn', 'requests whose response depends on it'),
      variant !== claim.default && badge(variant, 'info', 'not the default'),
    )
  }
}
