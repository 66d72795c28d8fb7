/** The first thing that is wrong with a value, as the compiled schemas report it. */
export interface SchemaError {
  readonly keyword: string
  /** JSON pointer to the value, empty for the whole. */
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
  /** Set when the name of a field is wrong, not its value. */
  readonly propertyName?: string
}

/** A schema compiled to a function by `node build.mjs`: see tools/compile-validators.ts. */
export interface Validate {
  (value: unknown): boolean
  errors?: readonly SchemaError[] | null
}
