import type { CallContext, ClientConfig } from '../../model/client.js'
import type { TestCall, TestServerSetup } from '../../model/test-server.js'
import type { CallView, NewCall, Scenario } from '../../../mock-server/index.js'
import type { ScenarioTenant } from '../../../mock-server/world/start/tenant.js'
import type { ScenarioClient } from '../../../mock-server/world/start/scenario.js'

/** The configuration values that depend on the profile. */
type ProfileConfig = Pick<
  ClientConfig,
  'scopes' | 'accessKeyId' | 'accessKeySecret' | 'agentId' | 'stationId'
>

/** The parts of a test server that depend on the profile: users, permissions, paths and ids. */
export interface TestProfile {
  /** The properties of the OAuth clients `main` and `second`, except id and secret. */
  readonly client: Omit<ScenarioClient, 'clientId' | 'clientSecret' | 'name'>
  /** The product of the tenant. Default: all. */
  readonly product?: NonNullable<ScenarioTenant['product']>
  readonly users?: NonNullable<Scenario['users']>
  /** The path of the token endpoint. */
  readonly tokenPath: string
  readonly config: Readonly<Record<'main' | 'second', ProfileConfig>>
  /** The properties of a call, except the ids that a rule sets. */
  readonly callOf: (call: TestCall, index: number) => Pick<NewCall, 'participants'>
  /** The additional ids that the profile uses. */
  readonly idsOf: (call: CallView, index: number) => Partial<CallContext>
}

/** Creates the profile part of a test server. `calls`: the number of calls. */
export type MakeTestProfile = (setup: TestServerSetup, calls: number) => TestProfile
