/** A random delay in milliseconds. The names are WireMock's. */
export type DelayDistribution =
  | { readonly type: 'uniform'; readonly lower: number; readonly upper: number }
  | {
      readonly type: 'lognormal'
      readonly median: number
      /** The standard deviation of the logarithm. 0 makes every delay the median. */
      readonly sigma: number
      /** The longest delay. Default: 300,000, which is the longest delay of any fault. */
      readonly maxValue?: number
    }

export const longestDelay = 300_000

/**
 * Draws a delay in whole milliseconds.
 * @param chance returns the next seeded random number from 0 to 1
 */
export function drawDelay(distribution: DelayDistribution, chance: () => number): number {
  if (distribution.type === 'uniform') {
    const { lower, upper } = distribution
    return Math.round(lower + chance() * (upper - lower))
  }
  const { median, sigma, maxValue = longestDelay } = distribution
  return Math.round(Math.min(maxValue, median * Math.exp(sigma * normal(chance))))
}

/** A number of the standard normal distribution, by the method of Box and Muller. */
function normal(chance: () => number): number {
  // 1 - x, because the logarithm of 0 is not a number.
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}
