export { cases as updateBusinessDataFieldAtSegmentLevelForClosedInteraction } from './updateBusinessDataFieldAtSegmentLevelForClosedInteraction.cases.js'
export { cases as updateBusinessDataFieldForClosedInteraction } from './updateBusinessDataFieldForClosedInteraction.cases.js'
