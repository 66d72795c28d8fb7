import type { CallView } from '../../control/calls/calls.js'
import { callBadge, recordingBadge } from '../parts/badge.js'
import { button, byId, h } from '../parts/dom.js'

/** The commands for a call. Each is the last segment of its path in the control plane. */
export type CallCommand = 'answer' | 'end' | 'start' | 'stop'

const labels: Readonly<Record<CallCommand, string>> = {
  answer: 'Answer',
  end: 'End call',
  start: 'Start recording',
  stop: 'Stop recording',
}

/** The calls of a sandbox, calls in progress first, each with the commands that are possible now. */
export class CallsPanel {
  readonly #list = byId('calls', HTMLUListElement)
  readonly #onCommand: (conversationId: string, command: CallCommand) => void
  #drawn = new Map<string, { readonly of: string; readonly card: HTMLElement }>()

  constructor(onCommand: (conversationId: string, command: CallCommand) => void) {
    this.#onCommand = onCommand
  }

  show(calls: readonly CallView[]): void {
    const focused = document.activeElement?.closest<HTMLElement>('#calls .card')?.dataset['id']
    const newestFirst = calls.toReversed()
    const sorted = [...newestFirst.filter(isOpen), ...newestFirst.filter((call) => !isOpen(call))]
    const before = this.#drawn
    this.#drawn = new Map(sorted.map((call) => [call.conversationId, this.#draw(call, before)]))
    const cards = [...this.#drawn.values()].map(({ card }) => card)
    this.#list.replaceChildren(...(cards.length > 0 ? cards : [h('li', { class: 'empty' }, 'No calls.')]))
    if (focused !== undefined) this.#refocus(focused)
  }

  #draw(call: CallView, before: ReadonlyMap<string, { readonly of: string; readonly card: HTMLElement }>) {
    const of = JSON.stringify(call)
    const drawn = before.get(call.conversationId)
    return drawn?.of === of ? drawn : { of, card: this.#card(call) }
  }

  #card(call: CallView): HTMLElement {
    const { conversationId, recordingId, userIds, state, recordingState, startTime, endTime } = call
    const until = endTime === undefined ? 'since' : `${startTime.slice(11, 19)} to`
    return h(
      'li',
      { class: 'card', 'data-id': conversationId, tabindex: '-1' },
      h('span', { class: 'ids' }, h('b', {}, conversationId), h('span', { class: 'id' }, recordingId)),
      ...userIds.map((userId) =>
        h(
          'span',
          { class: 'hint', title: 'Record on Demand identifies the call by this user' },
          'userId ',
          h('span', { class: 'id' }, userId),
        ),
      ),
      h('span', { class: 'chips' }, callBadge(state), recordingBadge(recordingState)),
      h('span', { class: 'hint' }, `${until} ${(endTime ?? startTime).slice(11, 19)}`),
      h(
        'span',
        { class: 'buttons' },
        ...possible(call).map((command) =>
          button(labels[command], () => this.#onCommand(conversationId, command), {
            'data-action': command,
            'aria-label': `${labels[command]}: ${conversationId}`,
          }),
        ),
      ),
    )
  }

  /** The button that was pressed may no longer exist. Focus moves to the first button of the same call. */
  #refocus(conversationId: string): void {
    const card = this.#drawn.get(conversationId)?.card
    if (!card) return
    const next = card.querySelector('button') ?? card
    next.focus({ preventScroll: true })
  }
}

function isOpen({ state }: CallView): boolean {
  return state !== 'ended'
}

function possible({ state, recordingState }: CallView): readonly CallCommand[] {
  if (state === 'ended') return []
  if (state === 'alerting') return ['answer', 'end']
  if (recordingState === 'idle') return ['start', 'end']
  return recordingState === 'recording' || recordingState === 'masked' ? ['stop', 'end'] : ['end']
}
