import type { World } from '../world/world.js'
import type { InjectedFault } from '../faults/fault.js'
import type { SigningKey } from './sign.js'

/** The key that signs the JWTs of a response. The fault UNKNOWN_KEY gives it a `kid` that no JWKS ever has. */
export function signingKey(
  { keyRotations: rotations }: World,
  injected: InjectedFault | undefined,
): SigningKey {
  return injected?.fault.token === 'UNKNOWN_KEY' ? { rotations, kid: 'mock-unknown-key' } : { rotations }
}
