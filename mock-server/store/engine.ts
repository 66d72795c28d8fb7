/** Where a value lies: the kind of record, then ids. Keys sort part by part. */
export type Key = readonly (string | number)[]

/** One change of what is stored. */
export type Write =
  | { readonly put: Key; readonly value: unknown }
  | { readonly remove: Key }
  /** Removes every key that starts with these parts and whose next part is at most `upTo`, which defaults to all. */
  | { readonly removeUnder: Key; readonly upTo?: number }

/** A place that keeps values beyond the life of the process. */
export interface Engine {
  /** The place, for messages. */
  readonly name: string
  get(key: Key): unknown
  /** All values whose key starts with these parts, in the order of their keys. */
  under(key: Key): Iterable<{ readonly key: Key; readonly value: unknown }>
  /**
   * Makes all changes or none. Resolves when a kill of the process cannot lose them.
   * @throws {StoreError} when nothing was changed
   */
  write(changes: readonly Write[]): Promise<void>
  close(): Promise<void>
}

/** The store cannot be opened, read or written. The message says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
