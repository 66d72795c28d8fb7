/**
 * Undocumented behaviour of the API: a question, its plausible answers as named variants, and the default.
 * Choose a variant with `--assume NAME=VARIANT`, with `assumptions` in a scenario, with
 * `mock.sandbox({ assumptions })`, or with a tenant profile.
 */
export interface Ambiguity {
  readonly question: string
  readonly default: string
  readonly variants: Readonly<Record<string, string>>
}
