import type { Sandbox } from '../kernel/sandbox.js'
import type { Snapshot } from '../world/snapshot.js'

/** The World of a sandbox as it may leave the process: without the digests of secrets and tokens. */
export type State = Omit<Snapshot, 'clients' | 'tokens'> & {
  readonly clients: readonly Omit<Snapshot['clients'][number], 'secretDigest'>[]
  readonly tokens: readonly (Omit<Snapshot['tokens'][number], 'digest'> & { readonly reference: string })[]
}

export function stateOf(sandbox: Sandbox): State {
  const { clients, tokens, ...state } = sandbox.snapshot()
  return {
    ...state,
    clients: clients.map(({ secretDigest: _, ...client }) => client),
    tokens: tokens.map(({ digest, ...token }) => ({ reference: `sha256:${digest.slice(0, 8)}`, ...token })),
  }
}
