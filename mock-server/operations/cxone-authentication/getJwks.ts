import { publicKeys } from '../../world/signing-keys.js'
import type { Operation } from '../operation.js'

export const getJwks: Operation<'getJwks'> = ({ keyRotations }) => ({
  answer: { status: 200, body: { keys: publicKeys(keyRotations) } },
})
