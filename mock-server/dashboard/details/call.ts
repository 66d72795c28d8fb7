import type { LifecycleClaim } from '../../control/evidence.js'
import type { CommandSurface } from '../../../contracts/lifecycle/row.js'
import { callBadge, recordingBadge } from '../parts/badge.js'
import { h, type Child } from '../parts/dom.js'
import { lifecyclePicture, type Lifecycle } from '../pictures/lifecycle.js'
import { largeTimeline, type CallStory } from '../pictures/timeline.js'
import { facts, listPart, part } from './parts.js'
import { requestLink } from './request-link.js'

/** A call: its timeline with the requests about it, and the lifecycle of its recording. */
export function callParts(
  story: CallStory,
  lifecycle: readonly LifecycleClaim[],
  assumptions: Readonly<Record<string, string>>,
  toRequest: (id: string) => string,
): Child[] {
  const { call, requests } = story
  const { conversationId, conferenceId, recordingId, contactId, userIds, divisionId } = call
  return [
    h('p', { class: 'request' }, conversationId),
    h('p', { class: 'chips' }, callBadge(call.state), recordingBadge(call.recordingState)),
    part('Timeline', largeTimeline(story, toRequest)),
    part('Lifecycle', ...lifecycleOf({ rows: lifecycle, assumptions, current: call.recordingState })),
    listPart('Requests', requests.toReversed(), (entry) => requestLink(entry, toRequest(entry.id))),
    part(
      'Identifiers',
      facts({
        recordingId,
        conversationId,
        conferenceId,
        contactId: String(contactId),
        userId: userIds.join(', ') || 'none',
        divisionId,
      }),
    ),
  ]
}

const surfaces: Readonly<Record<CommandSurface, string>> = {
  'api-v2': '/api/v2 recordings',
  participant: '/api/v2 participants',
  'record-on-demand': 'Record on Demand',
  agent: 'Agent API',
}

let chosen: CommandSurface = 'api-v2'

/** The diagram for one part of the API, with a choice of the part. */
function lifecycleOf(lifecycle: Omit<Lifecycle, 'surface'>): readonly Child[] {
  const options = Object.entries(surfaces).map(([value, name]) =>
    h('option', { value, ...(value === chosen ? { selected: '' } : {}) }, name),
  )
  const select = h('select', { 'aria-label': 'Part of the API', 'data-key': 'surface' }, ...options)
  const picture = h('div', { class: 'diagram' })
  const draw = () => picture.replaceChildren(lifecyclePicture({ ...lifecycle, surface: chosen }))
  select.addEventListener('change', () => {
    // The options are the names of the parts.
    chosen = select.value as CommandSurface
    draw()
  })
  draw()
  return [select, picture]
}
