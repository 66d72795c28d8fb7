import type { Operation } from '../operation.js'
import { ownAgent } from './own-agent.js'

/** Always empty, because the mock does not run the scripts that show indicators. */
export const getAgentIndicators: Operation<'getAgentIndicators'> = (world, call) => {
  ownAgent(world, call)
  return { response: { status: 200, body: { indicators: [] } } }
}
