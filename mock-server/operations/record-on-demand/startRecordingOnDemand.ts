import type { RecordingEvent } from '../../world/events.js'
import type { Operation } from '../operation.js'
import { commandInteraction, interactionResponse } from './command-interaction.js'
import { findInteraction } from './find-interaction.js'

export const startRecordingOnDemand: Operation<'startRecordingOnDemand'> = (world, call) => {
  const interaction = findInteraction(world, call)
  const { recordingId, state } = interaction.recording
  const { events, row, settled } = commandInteraction(world, interaction, 'start', call.now)
  if (events.length === 0) {
    const running = state === 'recording' || state === 'masked'
    const accepted = world.assumptions['record-on-demand-start-while-recording'] === 'accepted-202'
    return { row, response: interactionResponse(interaction, !(running && accepted)) }
  }
  const mediaType = call.query.get('mediaType') === 'voiceAndScreen' ? 'voiceAndScreen' : 'voice'
  const chosen: RecordingEvent = { type: 'RecordingUpdated', recordingId, changes: { mediaType } }
  return { events: [chosen, ...events], row, response: interactionResponse(interaction, settled) }
}
