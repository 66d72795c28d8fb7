/**
 * What nobody outside the vendor knows, each with every plausible behaviour as a named variant and one
 * default. `--assume NAME=VARIANT`, a scenario's `assumptions` or `mock.sandbox({ assumptions })` choose.
 */
export interface Ambiguity {
  readonly question: string
  readonly default: string
  readonly variants: Readonly<Record<string, string>>
}
