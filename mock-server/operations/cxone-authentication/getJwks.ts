import { publicKeys } from '../../world/signing-keys.js'
import type { Operation } from '../operation.js'

export const getJwks: Operation<'getJwks'> = ({ keyRotations }) => ({
  response: { status: 200, body: { keys: publicKeys(keyRotations) } },
})
