import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Snapshot } from '../../world/snapshot.js'

/** The World of a sandbox without the digests of secrets and tokens, so that it may leave the process. */
export type State = Omit<
  Snapshot,
  'clients' | 'users' | 'accessKeys' | 'tokens' | 'codes' | 'refreshTokens' | 'sessions'
> & {
  readonly clients: readonly Omit<Snapshot['clients'][number], 'secretDigest'>[]
  readonly users: readonly Omit<Snapshot['users'][number], 'passwordDigest'>[]
  readonly accessKeys: readonly Omit<Snapshot['accessKeys'][number], 'secretDigest'>[]
  readonly tokens: readonly Referred<Snapshot['tokens'][number]>[]
  readonly codes: readonly Referred<Snapshot['codes'][number]>[]
  readonly refreshTokens: readonly Referred<Snapshot['refreshTokens'][number]>[]
  readonly sessions: readonly Referred<Snapshot['sessions'][number]>[]
}

type Referred<Value> = Omit<Value, 'digest'> & { readonly reference: string }

function referred<Value extends { readonly digest: string }>({ digest, ...rest }: Value): Referred<Value> {
  return { reference: `sha256:${digest.slice(0, 8)}`, ...rest }
}

export function stateOf(sandbox: Sandbox): State {
  const { clients, users, accessKeys, tokens, codes, refreshTokens, sessions, ...state } = sandbox.snapshot()
  return {
    ...state,
    clients: clients.map(({ secretDigest: _, ...client }) => client),
    users: users.map(({ passwordDigest: _, ...user }) => user),
    accessKeys: accessKeys.map(({ secretDigest: _, ...key }) => key),
    tokens: tokens.map(referred),
    codes: codes.map(referred),
    refreshTokens: refreshTokens.map(referred),
    sessions: sessions.map(referred),
  }
}
