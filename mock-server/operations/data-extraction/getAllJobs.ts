import { statusOf } from '../../world/extractions.js'
import { valuesOf } from '../../world/values/newest.js'
import type { Operation } from '../operation.js'

export const getAllJobs: Operation<'getAllJobs'> = (world, { now }) => {
  const jobs = valuesOf(world.extractions).map((each) => ({ id: each.digest, status: statusOf(each, now) }))
  return { response: { status: 200, body: { jobs } } }
}
