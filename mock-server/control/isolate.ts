import { digest } from '../world/digest.js'
import type { Scenario, ScenarioClient } from '../world/scenario.js'

/** A client to create. What is absent: an id and a secret of its own, every division, one hour of lifetime. */
export type NewClient = Partial<ScenarioClient> & Pick<ScenarioClient, 'scopes'>

/** A client of a sandbox, as the code under test needs it. `name` is what the scenario calls it. */
export interface Credentials {
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: readonly string[]
}

/**
 * A scenario whose clients belong to one sandbox alone: their ids end in its id and their secrets are new,
 * since a sandbox is found by the credential.
 */
export function isolate(
  scenario: Scenario,
  sandboxId: string,
  seed: string,
  clients: readonly NewClient[] | undefined,
): Scenario {
  const secret = (index: number) =>
    `mock_${digest(`${seed}/${sandboxId}/client/${index}`).replaceAll(/[-_]/g, '~')}`
  const wanted: readonly NewClient[] =
    clients ??
    scenario.clients.map(({ clientId, clientSecret: _, ...client }) => ({ name: clientId, ...client }))
  return {
    ...scenario,
    clients: wanted.map((client, index) => {
      const name = client.name ?? client.clientId ?? `client-${index + 1}`
      return {
        divisions: scenario.divisions.map(({ id }) => id),
        ...client,
        name,
        clientId: client.clientId ?? `${name}-${sandboxId}`,
        clientSecret: client.clientSecret ?? secret(index),
      }
    }),
  }
}

/** The clients of a scenario with their secrets. */
export function credentialsOf({ clients }: Scenario): Credentials[] {
  return clients.map(({ name, clientId, clientSecret, scopes }) => ({
    name: name ?? clientId,
    clientId,
    clientSecret,
    scopes,
  }))
}
