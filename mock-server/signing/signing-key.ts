import type { World } from '../world/world.js'
import type { InjectedFault } from '../faults/fault.js'
import type { SigningKey } from './sign.js'

/** The key that signs an id_token. Under the fault UNKNOWN_KEY it goes by a name that no JWKS ever has. */
export function signingKey({ keyRotations: rotations }: World, met: InjectedFault | undefined): SigningKey {
  return met?.fault.token === 'UNKNOWN_KEY' ? { rotations, kid: 'mock-unknown-key' } : { rotations }
}
