import type { Operation } from '../operation.js'
import { ownAgent } from './own-agent.js'

/** None: the mock runs no scripts that could show one. */
export const getAgentIndicators: Operation<'getAgentIndicators'> = (world, call) => {
  ownAgent(world, call)
  return { response: { status: 200, body: { indicators: [] } } }
}
