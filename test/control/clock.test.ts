import { expect, test } from 'vitest'
import { Clock } from '../../mock-server/sandbox/clock.js'
import { durationMs } from '../../mock-server/world/values/duration.js'

const noon = Date.parse('2026-01-15T12:00:00Z')

function clockAt(start: number): { readonly clock: Clock; readonly pass: (milliseconds: number) => void } {
  let now = start
  return { clock: new Clock(() => now), pass: (milliseconds) => (now += milliseconds) }
}

test('a clock runs with its source', () => {
  const { clock, pass } = clockAt(noon)
  pass(1500)
  expect(clock.now()).toBe(noon + 1500)
  expect(clock.frozen).toBe(false)
})

test('an advanced clock goes on running, so much ahead', () => {
  const { clock, pass } = clockAt(noon)
  clock.advance('55m')
  pass(1000)
  expect(clock.now()).toBe(noon + 55 * 60_000 + 1000)
})

test('a frozen clock stands still, advances, and can be set', () => {
  const { clock, pass } = clockAt(noon)
  clock.freeze()
  pass(1000)
  expect(clock.now()).toBe(noon)
  clock.advance('250ms')
  expect(clock.now()).toBe(noon + 250)
  clock.set('2030-01-01T00:00:00Z')
  pass(1000)
  expect(clock.now()).toBe(Date.parse('2030-01-01T00:00:00Z'))
  expect(clock.frozen).toBe(true)
})

test('a clock that was reset runs with its source again', () => {
  const { clock, pass } = clockAt(noon)
  clock.freeze('2030-01-01T00:00:00Z')
  clock.reset()
  pass(1)
  expect(clock.now()).toBe(noon + 1)
})

test('a clock does not go back by a negative advance, nor beyond what a date can say', () => {
  const { clock } = clockAt(noon)
  expect(() => clock.advance('-1s')).toThrow('"-1s" is not a duration. Use 55m, 1h30m, 250ms or PT55M.')
  expect(() => clock.set('yesterday')).toThrow('yesterday is not a time: write 2026-01-15T10:00:00Z')
  expect(() => clock.advance(`${'9'.repeat(300)}s`)).toThrow('is not a time')
  expect(clock.now()).toBe(noon)
})

test('a clock does not guess the unit of a number', () => {
  const { clock } = clockAt(noon)
  // @ts-expect-error a duration has a unit
  expect(() => clock.advance(55)).toThrow('55 has no unit. Use "55ms", "55s" or "55m".')
  expect(clock.now()).toBe(noon)
})

test.each([
  ['55m', 3_300_000],
  ['1h30m', 5_400_000],
  ['250ms', 250],
  ['2d', 172_800_000],
  ['1.5s', 1500],
  ['PT55M', 3_300_000],
  ['P1DT1H', 90_000_000],
  ['pt0.5s', 500],
])('%s is a duration of %i ms', (text, milliseconds) => {
  expect(durationMs(text)).toBe(milliseconds)
})

test.each(['', 'P', '5', '-5m', '5 minutes', 'P1M', '1y', 'm5', '5m5m'])('%j is no duration', (text) => {
  expect(() => durationMs(text)).toThrow('is not a duration. Use 55m, 1h30m, 250ms or PT55M.')
})
