import { digest, mint } from '../../world/digest.js'
import type { Operation } from '../operation.js'
import { requireMayManage, userOfKey } from './manageAccessKeys.js'

/** A new access key. Its secret is in this answer, and nowhere else ever after. */
export const createAccessKey: Operation<'createAccessKey'> = (world, { body, principal, now }) => {
  const { userId } = userOfKey(world, body)
  requireMayManage(world, principal, userId)
  const accessKeyId = `${world.sandboxId}.${mint(world, `access-key-id/${userId}`).slice(0, 16)}`
  const accessKeySecret = `mock_${mint(world, `access-key-secret/${userId}`)}`
  return {
    events: [
      {
        type: 'AccessKeyCreated',
        accessKey: {
          accessKeyId,
          userId,
          secretDigest: digest(accessKeySecret),
          isActive: true,
          createdAt: now,
        },
      },
    ],
    answer: { status: 200, body: { resultSet: { accessKeyId, accessKeySecret, isActive: true, userId } } },
  }
}
