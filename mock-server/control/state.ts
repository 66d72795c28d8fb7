import type { Sandbox } from '../kernel/sandbox.js'
import type { Snapshot } from '../world/snapshot.js'

/** The World of a sandbox as it may leave the process: without the digests of secrets and tokens. */
export type State = Omit<Snapshot, 'clients' | 'users' | 'accessKeys' | 'tokens'> & {
  readonly clients: readonly Omit<Snapshot['clients'][number], 'secretDigest'>[]
  readonly users: readonly Omit<Snapshot['users'][number], 'passwordDigest'>[]
  readonly accessKeys: readonly Omit<Snapshot['accessKeys'][number], 'secretDigest'>[]
  readonly tokens: readonly (Omit<Snapshot['tokens'][number], 'digest'> & { readonly reference: string })[]
}

export function stateOf(sandbox: Sandbox): State {
  const { clients, users, accessKeys, tokens, ...state } = sandbox.snapshot()
  return {
    ...state,
    clients: clients.map(({ secretDigest: _, ...client }) => client),
    users: users.map(({ passwordDigest: _, ...user }) => user),
    accessKeys: accessKeys.map(({ secretDigest: _, ...key }) => key),
    tokens: tokens.map(({ digest, ...token }) => ({ reference: `sha256:${digest.slice(0, 8)}`, ...token })),
  }
}
