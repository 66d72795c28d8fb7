import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordedMs, wasRecordedDuring, type Timeline } from '../../../mock-server/index.js'
import { at, resumes, withCall, type Command } from '../../faults/timed-call.js'
import { tries } from '../../sampled.js'

type Step = Command | 'answer' | 'end' | number

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Step[]>('start', 'stop', 'PAUSED', 'ACTIVE') },
  { weight: 1, arbitrary: fc.constantFrom<Step[]>('answer', 'answer', 'end') },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }) },
)

/** Adds up the seconds as they pass: those in which the call is connected, and those in which it is recorded. */
async function simulate(steps: readonly Step[], assumptions: Record<string, string>) {
  const { calls, clock, command } = await withCall({ assumptions })
  let connected = 0
  const recorded: number[] = []
  let now = 0
  for (const each of steps) {
    const { state } = calls.list().find(({ conversationId }) => conversationId === 'conv-new') ?? {}
    if (each === 'answer' && state === 'alerting') calls.answer('conv-new')
    else if (each === 'end' && state !== 'ended') calls.end('conv-new')
    else if (typeof each === 'number') {
      for (let second = 0; second < each; second += 1, now += 1) {
        const call = calls.list().find(({ conversationId }) => conversationId === 'conv-new')
        if (call?.state === 'connected') connected += 1
        if (call?.recordingState === 'recording') recorded.push(now)
        clock.advance('1s')
      }
    } else if (each !== 'answer' && each !== 'end') await command(each)
  }
  return { timeline: calls.timeline('conv-new'), connected, recorded, now }
}

function lengthOf(timeline: Timeline): number {
  return timeline.reduce((total, { from, to }) => total + Date.parse(to) - Date.parse(from), 0)
}

test('over any course of a call the timeline agrees with counting the seconds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.constantFrom<Record<string, string>>({}, resumes),
      async (steps, assumptions) => {
        const { timeline, connected, recorded, now } = await simulate(steps, assumptions)
        expect(lengthOf(timeline)).toBe(connected * 1000)
        expect(recordedMs(timeline)).toBe(recorded.length * 1000)
        for (let second = 0; second < now; second += 1) {
          const period = { from: at(second), to: at(second + 1) }
          expect(wasRecordedDuring(timeline, period)).toBe(recorded.includes(second))
        }
        timeline.slice(1).forEach(({ from, state }, index) => {
          expect(from).toBe(timeline[index]?.to)
          expect(state).not.toBe(timeline[index]?.state)
        })
      },
    ),
    tries(200),
  )
}, 60_000)
