import { expect, test } from 'vitest'
import { isLinearizable, type Step } from './linearizable.js'

const step = (kind: Step['kind'], began: number, ended: number, told?: string): Step => ({
  kind,
  began,
  ended,
  told,
})

test('steps at the same time may have happened in any order', () => {
  expect(isLinearizable([step('start', 0, 10, '200'), step('stop', 1, 9, '409')])).toBe(true)
  expect(isLinearizable([step('stop', 0, 10, '200'), step('start', 1, 9, '200')])).toBe(true)
})

test('a read of a state from before a command that had ended has no order', () => {
  expect(isLinearizable([step('start', 0, 1, '200'), step('read', 2, 3, 'idle')])).toBe(false)
})

test('of two starts that both win, one has no order', () => {
  expect(isLinearizable([step('start', 0, 5, '200'), step('start', 1, 6, '200')])).toBe(false)
})

test('a command without an answer may have happened late, or never, but not before it was sent', () => {
  const lost = step('start', 2, Infinity)
  expect(isLinearizable([lost, step('read', 3, 4, 'idle'), step('read', 5, 6, 'recording')])).toBe(true)
  expect(isLinearizable([lost, step('read', 3, 4, 'idle'), step('start', 5, 6, '200')])).toBe(true)
  expect(isLinearizable([lost, step('read', 0, 1, 'recording')])).toBe(false)
})

test('many commands without an answer are checked in a short time', () => {
  const lost = Array.from({ length: 40 }, (_, index) =>
    step(index % 2 === 0 ? 'start' : 'stop', index, Infinity),
  )
  expect(isLinearizable([...lost, step('read', 100, 101, 'idle'), step('start', 102, 103, '200')])).toBe(true)
})
