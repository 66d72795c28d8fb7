export { updateBusinessDataFieldAtSegmentLevelForClosedInteraction } from './updateBusinessDataFieldAtSegmentLevelForClosedInteraction.js'
export { updateBusinessDataFieldForClosedInteraction } from './updateBusinessDataFieldForClosedInteraction.js'
