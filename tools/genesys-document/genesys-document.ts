import document from './genesys.json' with { type: 'json' }

/** What Genesys's API description says about one operation. */
export interface GenesysOperation {
  readonly statuses: readonly number[]
  /** The query parameters that are required. */
  readonly required?: readonly string[]
  /**
   * By status: the fields of the response that a contract declares or that are required, for example
   * `participants[].name`. A required one has a `!` at the end. A status without a body or with ErrorBody is left out.
   */
  readonly fields?: Readonly<Record<string, readonly string[]>>
}

/** The implemented operations in Genesys Cloud's API description, by operationId. `write.ts` writes it. */
export const genesysDocument: Readonly<Record<string, GenesysOperation | undefined>> = document
