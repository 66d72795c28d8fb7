import document from './nice.json' with { type: 'json' }

/** What NICE declares of a response: its media type, its JSON Schema, and the headers that are required. */
interface DeclaredResponse {
  readonly type?: string
  readonly schema?: object
  readonly headers?: readonly string[]
}

interface DeclaredParameter {
  readonly type?: string
  readonly required?: boolean
  readonly enum?: readonly unknown[]
}

interface DeclaredOperation {
  readonly parameters?: Readonly<Record<string, DeclaredParameter>>
  /** The fields that the JSON body must have; absent if the operation has no body. */
  readonly body?: readonly string[]
  readonly responses: Readonly<Record<string, DeclaredResponse>>
}

/** The implemented operations in NICE's OpenAPI document, by operationId. `write.ts` writes it. */
export const niceDocument: Readonly<Record<string, DeclaredOperation | undefined>> = document
