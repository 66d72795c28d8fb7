import type { CallContext, ClientConfig } from '../../model/client.js'
import type { TestCall, TestServerSetup } from '../../model/test-server.js'
import type { CallView, NewCall, Scenario } from '../../../mock-server/index.js'
import type { ScenarioTenant } from '../../../mock-server/world/tenant.js'
import type { ScenarioClient } from '../../../mock-server/world/scenario.js'

/** What a client under test is told that depends on the profile, besides the id and the secret of its client. */
type ProfileConfig = Pick<
  ClientConfig,
  'scopes' | 'accessKeyId' | 'accessKeySecret' | 'agentId' | 'stationId'
>

/** What a room has that depends on its profile: who may do what, by which paths and ids. */
export interface TestProfile {
  /** What `main` and `second`, the clients of the room, are besides their id and secret. */
  readonly client: Omit<ScenarioClient, 'clientId' | 'clientSecret' | 'name'>
  /** Which product its tenant has. Default: all. */
  readonly product?: NonNullable<ScenarioTenant['product']>
  readonly users?: NonNullable<Scenario['users']>
  /** Where on the origin tokens are asked for. */
  readonly tokenPath: string
  readonly config: Readonly<Record<'main' | 'second', ProfileConfig>>
  /** What a call is besides the ids that a rule gives it. */
  readonly callOf: (call: TestCall, index: number) => Pick<NewCall, 'participants'>
  /** The ids that the profile goes by, besides those of the call. */
  readonly idsOf: (call: CallView, index: number) => Partial<CallContext>
}

/** Makes what a room of one profile has. `calls`: how many there are. */
export type MakeTestProfile = (setup: TestServerSetup, calls: number) => TestProfile
