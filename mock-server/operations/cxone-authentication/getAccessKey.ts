import type { Operation } from '../operation.js'
import { managedKey, shownKey } from './manage-access-keys.js'

/** NICE's schema has accessKeySecret instead of accessKeyId. A secret is shown only once. */
export const getAccessKey: Operation<'getAccessKey'> = (world, call) => {
  const key = managedKey(world, call)
  const withId = world.assumptions['access-key-id-in-response'] === 'present'
  const resultSet = { ...(withId ? { accessKeyId: key.accessKeyId } : {}), ...shownKey(world, key) }
  return { response: { status: 200, body: { resultSet } } }
}
