/**
 * Undocumented behaviour of the API: a question, its plausible answers as named variants, and the default.
 * Choose a variant with `--assume NAME=VARIANT`, with `assumptions` in a scenario, or with
 * `mock.sandbox({ assumptions })`.
 */
export interface Ambiguity {
  readonly question: string
  readonly default: string
  readonly variants: Readonly<Record<string, string>>
}
