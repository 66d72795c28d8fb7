import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { digest } from '../world/values/digest.js'

/** Random numbers that can be continued later. */
export interface Chance {
  /** The next number from 0 to 1. */
  readonly next: () => number
  /** Pass it to `chanceAt` to continue. */
  state(): readonly number[]
}

/** Numbers from 0 to 1, the same for the same seed and sandbox. */
export function chanceFrom(seed: string, sandboxId: string): Chance {
  return chanceOf(xoroshiro128plus(numberFrom(`${seed}/${sandboxId}/chance`)))
}

/** The numbers that follow a state. */
export function chanceAt(state: readonly number[]): Chance {
  return chanceOf(xoroshiro128plusFromState(state))
}

function chanceOf(generator: ReturnType<typeof xoroshiro128plus>): Chance {
  return { next: () => uniformFloat64(generator), state: () => generator.getState() }
}

function numberFrom(text: string): number {
  const characters = digest(text)
  let number = 0
  for (let index = 0; index < 6; index += 1) number = (number * 64 + characters.charCodeAt(index)) | 0
  return number
}
