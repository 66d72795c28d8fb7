import { grades } from '../contracts/evidence.js'
import { clock, scenario } from './control/sandboxes/options-schema.js'
import { settle } from './control/scenarios/scenario-schema.js'
import { flag, string, strings, stringsByName } from './validation/values.js'

const megabytes = { type: 'integer', minimum: 1, maximum: 100_000 } as const
const port = { type: 'integer', minimum: 0, maximum: 65_535 } as const

/** A certificate and its private key. */
export const ownCertificate = {
  type: 'object',
  required: ['cert', 'key'],
  additionalProperties: false,
  properties: { cert: string, key: string },
} as const
/** Where the proxy listens. */
const interceptAt = {
  type: 'object',
  required: ['port'],
  additionalProperties: false,
  properties: { port },
} as const
const listening = {
  adminPort: port,
  host: string,
  allowedHosts: strings,
  noAdmin: flag,
  adminToken: string,
  tls: { anyOf: [flag, ownCertificate] },
  intercept: { anyOf: [flag, interceptAt] },
}

/** What `listen` takes. */
export const serverOptions = {
  type: 'object',
  required: ['port'],
  additionalProperties: false,
  properties: { port, ...listening, onChange: {} },
} as const

/** What `close` takes. */
export const closeOptions = {
  type: 'object',
  additionalProperties: false,
  properties: { drainMs: { type: 'number', minimum: 0 } },
} as const

/** What `cxoneHandlers` takes. */
export const handlerOptions = {
  type: 'object',
  additionalProperties: false,
  properties: { origins: strings },
} as const

/** The options of createCxoneMock. The scenario and the clock are checked when they are read. */
export const mockOptions = {
  type: 'object',
  additionalProperties: false,
  properties: {
    scenario,
    seed: string,
    clock,
    assumptions: stringsByName,
    tenantProfile: scenario,
    settle,
    evidence: { enum: grades },
    issuer: { type: 'string', format: 'base-url' },
    maxSandboxes: { type: 'integer', minimum: 1 },
    journalMegabytes: megabytes,
    tokenMegabytes: megabytes,
    store: string,
    port,
    ...listening,
  },
} as const
