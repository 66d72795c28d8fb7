// What the package exports beside the mock itself.
export { formatCoverage } from './control/coverage/format.js'
export { judgeCoverage } from './control/coverage/gate.js'
export type { Environment } from './environment.js'
export { ControlError } from './control/error.js'
export { parseTenantProfile } from './control/tenant-profile/tenant-profile.js'
export { parseScenario } from './control/scenarios/scenario.js'
export {
  describeTimeline,
  recordedMs,
  recordedShare,
  wasRecordedDuring,
} from './control/calls/recorded-time.js'
export { demoScenario } from './demo-scenario.js'
