import { grades } from '../contracts/evidence.js'
import { clock, scenario } from './control/sandboxes/options-schema.js'
import { settle } from './control/scenarios/scenario-schema.js'
import { flag, string, strings, stringsByName } from './validation/values.js'

/** The options of createCxoneMock. The scenario and the clock are checked when they are read. */
export const mockOptions = {
  type: 'object',
  additionalProperties: false,
  properties: {
    scenario,
    seed: string,
    clock,
    assumptions: stringsByName,
    settle,
    evidence: { enum: grades },
    issuer: { type: 'string', format: 'base-url' },
    maxSandboxes: { type: 'integer', minimum: 1 },
    journalMegabytes: { type: 'integer', minimum: 1, maximum: 100_000 },
    store: string,
    port: { type: 'integer', minimum: 0, maximum: 65_535 },
    adminPort: { type: 'integer', minimum: 0, maximum: 65_535 },
    host: string,
    allowedHosts: strings,
    noAdmin: flag,
    adminToken: string,
  },
} as const
