import { inject } from 'vitest'

/**
 * `npm test` takes a sample of what has very many members (cases on hosts, rules with clients, random runs).
 * `npm run test:full` takes them all.
 */
export const isFull = inject('isFull')

/** How often a property is tried: a tenth in `npm test`. */
export function runs(full: number): number {
  return isFull ? full : Math.ceil(full / 10)
}

declare module 'vitest' {
  export interface ProvidedContext {
    isFull: boolean
  }
}
