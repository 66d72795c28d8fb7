import type { CallView } from '../../control/calls/calls.js'
import type { Explanation } from '../../control/journal/explain.js'
import type { RequestEntry } from '../../control/journal/requests.js'
import { AdminError, type Api } from '../api.js'
import type { JournalPanel } from '../journal/journal.js'
import { copyButton } from '../parts/copy-button.js'
import { curlOf } from '../parts/curl.js'
import { button, byId, h, redraw, type Child } from '../parts/dom.js'
import { changed, hrefOf, showing, type Place, type PlaceChange } from '../place.js'
import type { Register } from '../register.js'
import type { CallStory } from '../pictures/timeline.js'
import { callParts } from './call.js'
import { comparison, counterpart } from './compare.js'
import { evidenceParts, explanationParts, fromEntry, summary, type Links } from './explanation.js'
import { messagePart } from './message.js'
import { questionParts } from './question.js'

/** What the pane of details needs of the page. */
export interface Surroundings {
  readonly api: Api
  readonly journal: JournalPanel
  readonly register: Register
  readonly apiOrigin: () => string
  readonly callById: (conversationId: string) => CallView | undefined
  readonly storyOf: (call: CallView) => CallStory
  readonly place: () => Place
  readonly go: (change: PlaceChange) => void
  readonly attempt: (act: () => Promise<void>) => void
}

/** The pane of details: a request, a call, two requests beside each other, or a question. */
export class Details {
  readonly #pane = byId('details', HTMLElement)
  readonly #title = byId('details-title', HTMLElement)
  readonly #page: Surroundings
  readonly #links: Links
  readonly #explanations = new Map<string, Explanation>()

  constructor(page: Surroundings) {
    this.#page = page
    this.#links = {
      find: (id) => page.journal.get(id),
      toRequest: (id) => this.#href({ request: id }),
      toQuestion: (name) => this.#href({ question: name }),
    }
  }

  /** Draws what the place names. */
  async show(): Promise<void> {
    const { request, call, compare, question } = this.#page.place()
    if (compare !== undefined) this.#showComparison(compare)
    else if (request !== undefined) await this.#showRequest(request)
    else if (call !== undefined) await this.#showCall(call)
    else if (question !== undefined) await this.#showQuestion(question)
    else this.#draw('Explanation', h('p', { class: 'empty' }, 'Select a request to see its explanation.'))
  }

  /** What was explained is no longer valid. */
  forget(): void {
    this.#explanations.clear()
  }

  #href(change: PlaceChange): string {
    return hrefOf(changed(this.#page.place(), showing(change)))
  }

  #draw(title: string, ...children: readonly Child[]): void {
    this.#title.textContent = title
    redraw(this.#pane, ...children)
  }

  async #showRequest(id: string): Promise<void> {
    const { journal, place } = this.#page
    const known = this.#explanations.get(id)
    const explanation = known ?? (await this.#explain(id))
    // The user may have selected another request in the meantime.
    if (place().request !== id) return
    this.#explanations.set(id, explanation)
    const entry = journal.get(id)
    this.#draw(
      'Explanation',
      ...summary(explanation),
      entry && this.#tools(entry),
      ...explanationParts(explanation),
      entry && messagePart('HTTP request', entry.request),
      entry?.response && messagePart('HTTP response', entry.response),
      ...evidenceParts(explanation, entry?.ambiguities ?? [], this.#links),
    )
    if (!known) this.#pane.scrollTop = 0
  }

  async #explain(id: string): Promise<Explanation> {
    const { api, journal } = this.#page
    try {
      return await api.get<Explanation>(`/requests/${encodeURIComponent(id)}/explain`)
    } catch (error) {
      const entry = journal.get(id)
      if (entry && error instanceof AdminError && error.status === 404) return fromEntry(entry)
      throw error
    }
  }

  #tools(entry: RequestEntry): HTMLElement {
    const { journal, apiOrigin, go } = this.#page
    const other = counterpart(entry, journal.all)
    return h(
      'p',
      { class: 'buttons tools' },
      copyButton('Copy as curl', () => curlOf(apiOrigin(), entry)),
      button('Send again', () => this.#sendAgain(entry), {
        title: 'Send the same request again',
        'data-key': 'again',
      }),
      other &&
        button('Compare', () => go(showing({ compare: `${entry.id},${other.id}` })), {
          'data-key': 'compare',
        }),
      copyButton('Copy link', () => location.href),
      copyButton('Copy id', () => entry.id),
    )
  }

  #sendAgain({ id }: RequestEntry): void {
    const { api, go, attempt } = this.#page
    attempt(async () => {
      const made = await api.send<RequestEntry>('POST', `/requests/${encodeURIComponent(id)}/sendAgain`)
      go(showing({ request: made.id }))
    })
  }

  #showComparison(ids: string): void {
    const { journal, go } = this.#page
    const [one, other] = ids.split(',').map((id) => journal.get(id))
    if (!one || !other) {
      return this.#draw(
        'Comparison',
        h('p', { class: 'empty' }, 'One of the two requests is not in the list.'),
      )
    }
    const choose = (id: string) => go(showing({ compare: `${one.id},${id}` }))
    this.#draw(
      'Comparison',
      h('p', { class: 'tools' }, h('a', { href: this.#href({ request: one.id }) }, 'Back to the request')),
      ...comparison(one, other, journal.all, choose),
    )
  }

  async #showCall(conversationId: string): Promise<void> {
    const { register, callById, storyOf, place } = this.#page
    const [claims, assumptions] = await Promise.all([register.claims(), register.assumptions()])
    if (place().call !== conversationId) return
    const call = callById(conversationId)
    if (!call) return this.#draw('Call', h('p', { class: 'empty' }, 'This sandbox has no such call.'))
    this.#draw('Call', ...callParts(storyOf(call), claims.lifecycle, assumptions, this.#links.toRequest))
  }

  async #showQuestion(name: string): Promise<void> {
    const { register, journal, place, attempt } = this.#page
    const question = await register.question(name)
    if (place().question !== name) return
    if (!question)
      return this.#draw('Question', h('p', { class: 'empty' }, 'The register has no such question.'))
    const choose = (variant: string) => attempt(() => register.choose(name, variant))
    this.#draw(
      'Undocumented behaviour',
      ...questionParts(question, journal.all, choose, this.#links.toRequest),
    )
  }
}
