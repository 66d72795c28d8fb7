import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { digest } from '../world/values/digest.js'

/** Numbers from 0 to 1, the same for the same seed and sandbox. */
export function chanceFrom(seed: string, sandboxId: string): () => number {
  const generator = xoroshiro128plus(numberFrom(`${seed}/${sandboxId}/chance`))
  return () => uniformFloat64(generator)
}

function numberFrom(text: string): number {
  const characters = digest(text)
  let number = 0
  for (let index = 0; index < 6; index += 1) number = (number * 64 + characters.charCodeAt(index)) | 0
  return number
}
