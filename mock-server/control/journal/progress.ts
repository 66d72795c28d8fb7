import { pipeline } from '../../kernel/pipeline.js'

/** How far a rejected request got, for people: "Rejected at: authorise (after requireUsable)". */
export function describeProgress(rejectedAt: string): string {
  const before = pipeline[pipeline.findIndex(({ name }) => name === rejectedAt) - 1]
  return `Rejected at: ${rejectedAt}${before ? ` (after ${before.name})` : ''}`
}
