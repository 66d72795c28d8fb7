import demo from '../fixtures/demo.scenario.json' with { type: 'json' }
import type { Scenario } from './world/scenario.js'

export const demoScenario: Scenario = demo as Scenario
