/**
 * How much a difference counts. `status` and `difference`: the mock is not like the server. `note`: a client is not
 * expected to rely on it, for example an additional field or the text of a message.
 */
export type Weight = 'status' | 'difference' | 'note'

/** One difference between the recorded response and the response of the mock. */
export interface Difference {
  readonly weight: Weight
  readonly kind: 'status' | 'header' | 'body' | 'missing' | 'additional' | 'type' | 'value'
  /** Where: `status`, `header retry-after`, `$.code`. */
  readonly at: string
  readonly recorded: string
  readonly mock: string
}

const losses: Readonly<Record<Weight, number>> = { status: 10_000, difference: 100, note: 1 }

/** How far the mock is from the recorded response. 0: they agree in everything. */
export function lossOf(differences: readonly Difference[]): number {
  return differences.reduce((sum, { weight, kind, recorded, mock }) => {
    // A success instead of an error is farther away than another error.
    const isFar = kind === 'status' && recorded[0] !== mock[0]
    return sum + losses[weight] * (isFar ? 2 : 1)
  }, 0)
}
