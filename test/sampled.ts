import { inject } from 'vitest'

/**
 * `npm test` takes a sample of what has very many members (cases on hosts, rules with clients, random runs).
 * `npm run test:full` takes them all.
 */
export const isFull = inject('isFull')

/** The number of runs of something that is repeated: a tenth in `npm test`. */
export function runs(full: number): number {
  return isFull ? full : Math.ceil(full / 10)
}

/** How fast-check tries a property: with a fixed seed (one that reaches every status) in `npm test`, with a new one each time in `test:full`. */
export function tries(full: number): { readonly numRuns: number; readonly seed?: number } {
  return { numRuns: runs(full), ...(isFull ? {} : { seed: 4 }) }
}

declare module 'vitest' {
  export interface ProvidedContext {
    isFull: boolean
  }
}
