// Resident memory of a server that has just started and is idle.
import { setTimeout as after } from 'node:timers/promises'
import { residentMiB, startServer } from '../processes.mjs'
import { interleave, ratioOf } from '../rounds.mjs'
import { mockArgs } from '../world.mjs'
import { bare } from './servers.mjs'

export async function idleMemory({ runs, settleSeconds }) {
  const subjects = [{ name: 'cxone-mock', args: mockArgs({}) }, bare('express')]
  const samples = await interleave(subjects, runs, async (subject) => {
    const server = await startServer(subject)
    await after(settleSeconds * 1000)
    const residentMiBNow = residentMiB(server.pid)
    await server.stop()
    return { residentMiB: residentMiBNow }
  })
  const comparison = {
    name: 'against bare express',
    goal: { atMost: 1.4 },
    ratio: ratioOf(samples['cxone-mock'], samples['bare express'], 'residentMiB'),
  }
  return { title: 'idle memory', samples, comparisons: [comparison] }
}
