import demo from '../fixtures/demo.scenario.json' with { type: 'json' }
import type { Scenario } from './world/start/scenario.js'

export const demoScenario: Scenario = demo as Scenario
