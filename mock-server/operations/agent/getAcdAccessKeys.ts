import { keySchema } from '../../../contracts/api/agent/access-keys.js'
import { assumed } from '../../../contracts/evidence.js'
import { keysOf } from '../cxone-authentication/getAccessKeys.js'
import type { Operation } from '../operation.js'
import { acdKeyView, withAcdRejections } from './acd-access-key.js'
import { listed } from './list.js'
import { requireAcdUser } from './require-acd.js'

export const getAcdAccessKeys: Operation<'getAcdAccessKeys'> = (world, call) => {
  requireAcdUser(world, call)
  const { principal, query } = call
  const keys = withAcdRejections(world, () => keysOf(world, principal, null, query.get('agentId')))
  const shown = keys.map((key) => acdKeyView(world, key))
  const { items: accesskeys, totalRecords } = listed(
    world,
    query,
    keySchema.required,
    shown,
    assumed('agent-list-order'),
  )
  return { response: { status: 200, body: { accesskeys, totalRecords } } }
}
