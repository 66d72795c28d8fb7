import document from './nice.json' with { type: 'json' }

/** What NICE declares of a response: its media type, its JSON Schema, and the headers that are required. */
interface DeclaredResponse {
  readonly type?: string
  readonly schema?: object
  readonly headers?: readonly string[]
}

interface DeclaredOperation {
  readonly parameters?: Readonly<Record<string, object>>
  readonly responses: Readonly<Record<string, DeclaredResponse>>
}

/** The implemented operations in NICE's OpenAPI document, by operationId. `write.ts` writes it. */
export const niceDocument: Readonly<Record<string, DeclaredOperation | undefined>> = document
