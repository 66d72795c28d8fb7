import { callBadge, recordingBadge } from '../parts/badge.js'
import { button, byId, h, redraw } from '../parts/dom.js'
import { smallTimeline, type CallStory } from '../pictures/timeline.js'

/** The commands for a call. Each is the last segment of its path in the control plane. */
type CallCommand = 'answer' | 'end' | 'start' | 'stop'

const labels: Readonly<Record<CallCommand, string>> = {
  answer: 'Answer',
  end: 'End call',
  start: 'Start recording',
  stop: 'Stop recording',
}

export interface CallLinks {
  readonly onCommand: (conversationId: string, command: CallCommand) => void
  readonly hrefOf: (conversationId: string) => string
}

/** The calls of a sandbox, calls in progress first, each with its timeline and the commands that are possible now. */
export class CallsPanel {
  readonly #list = byId('calls', HTMLUListElement)
  readonly #links: CallLinks

  constructor(links: CallLinks) {
    this.#links = links
  }

  show(stories: readonly CallStory[], chosen: string | undefined): void {
    const newestFirst = stories.toReversed()
    const sorted = [...newestFirst.filter(isOpen), ...newestFirst.filter((story) => !isOpen(story))]
    const cards = sorted.map((story) => this.#card(story, story.call.conversationId === chosen))
    const focused = document.activeElement?.closest<HTMLElement>('#calls .card')?.dataset['id']
    redraw(this.#list, ...(cards.length > 0 ? cards : [h('li', { class: 'empty' }, 'No calls.')]))
    if (focused !== undefined) this.#refocus(focused)
  }

  #card(story: CallStory, isChosen: boolean): HTMLElement {
    const { conversationId, recordingId, userIds, state, recordingState, startTime, endTime } = story.call
    const until = endTime === undefined ? 'since' : `${startTime.slice(11, 19)} to`
    return h(
      'li',
      { class: isChosen ? 'card chosen' : 'card', 'data-id': conversationId, tabindex: '-1' },
      h(
        'span',
        { class: 'ids' },
        h(
          'a',
          { href: this.#links.hrefOf(conversationId), 'data-key': `call-${conversationId}` },
          conversationId,
        ),
        h('span', { class: 'id' }, recordingId),
      ),
      h('span', { class: 'chips' }, callBadge(state), recordingBadge(recordingState)),
      smallTimeline(story),
      h(
        'span',
        { class: 'hint wide' },
        `${until} ${(endTime ?? startTime).slice(11, 19)}`,
        userIds.length > 0 && ' · userId ',
        ...userIds.map((userId) =>
          h('span', { class: 'id', title: 'Record on Demand identifies the call by this user' }, userId),
        ),
      ),
      h(
        'span',
        { class: 'buttons' },
        ...possible(story).map((command) =>
          button(labels[command], () => this.#links.onCommand(conversationId, command), {
            'data-action': command,
            'data-key': `${conversationId} ${command}`,
            'aria-label': `${labels[command]}: ${conversationId}`,
          }),
        ),
      ),
    )
  }

  /** The button that was pressed may no longer exist. Focus moves to the first button of the same call. */
  #refocus(conversationId: string): void {
    if (this.#list.contains(document.activeElement)) return
    const card = this.#list.querySelector<HTMLElement>(`.card[data-id="${CSS.escape(conversationId)}"]`)
    const next = card?.querySelector('button') ?? card
    next?.focus({ preventScroll: true })
  }
}

function isOpen({ call }: CallStory): boolean {
  return call.state !== 'ended'
}

function possible({ call: { state, recordingState } }: CallStory): readonly CallCommand[] {
  if (state === 'ended') return []
  if (state === 'alerting') return ['answer', 'end']
  if (recordingState === 'idle') return ['start', 'end']
  return recordingState === 'recording' || recordingState === 'masked' ? ['stop', 'end'] : ['end']
}
