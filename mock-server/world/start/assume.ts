import { didYouMean } from '../../../contracts/did-you-mean.js'
import type { Ambiguity } from '../../../contracts/register/ambiguity.js'
import type { Assumptions } from '../../../contracts/register/ambiguities.js'
import { ambiguities, defaultAssumptions } from '../../../contracts/register/ambiguities.js'

/**
 * The defaults with the `chosen` variants.
 * @throws {RangeError} for an unknown entry or variant, with the existing ones
 */
export function assume(chosen: Readonly<Record<string, string>>): Assumptions {
  for (const [name, variant] of Object.entries(chosen)) {
    const entry = Object.hasOwn(ambiguities, name)
      ? (ambiguities as Readonly<Record<string, Ambiguity>>)[name]
      : undefined
    if (!entry) {
      const names = Object.keys(ambiguities)
      throw new RangeError(
        `no ambiguity is named ${name}${meantAny(name, names)}; cxone-mock evidence lists all ${names.length}`,
      )
    }
    if (!Object.hasOwn(entry.variants, variant)) {
      const variants = Object.keys(entry.variants)
      throw new RangeError(
        `ambiguity ${name} has no variant ${variant}${meant(variant, variants)}; it has ${variants.join(', ')}`,
      )
    }
  }
  return { ...defaultAssumptions, ...chosen }
}

function meant(word: string, candidates: readonly string[]): string {
  const near = didYouMean(word, candidates)
  return near === undefined ? '' : ` (did you mean ${near}?)`
}

const maxMeant = 5

/** The names that were probably meant: the nearest one, or those that contain the word. */
function meantAny(word: string, candidates: readonly string[]): string {
  const near = didYouMean(word, candidates)
  const holding = word.length < 4 ? [] : candidates.filter((name) => name.includes(word.toLowerCase()))
  const names = (near === undefined ? holding : [near]).slice(0, maxMeant)
  return names.length === 0 ? '' : ` (did you mean ${names.join(' or ')}?)`
}
