/** The inverse of each change so far, in order, so that the changes can be undone from the last to the first. */
export class UndoLog {
  #inverses: (() => void)[] = []

  add(inverse: () => void): void {
    this.#inverses.push(inverse)
  }

  get length(): number {
    return this.#inverses.length
  }

  /** Undoes all changes. */
  undo(): void {
    for (let inverse = this.#inverses.pop(); inverse; inverse = this.#inverses.pop()) inverse()
  }

  /** Forgets the oldest changes: they stay. */
  forget(count: number): void {
    this.#inverses.splice(0, count)
  }
}

/** A map whose changes can be undone. Sets in it become sets whose changes can be undone. */
export class UndoMap<Key, Value> extends Map<Key, Value> {
  readonly #log: UndoLog

  constructor(entries: Iterable<readonly [Key, Value]>, log: UndoLog) {
    super()
    this.#log = log
    for (const [key, value] of entries) super.set(key, this.#tracked(value))
  }

  override set(key: Key, value: Value): this {
    // Map's own constructor calls set before the log is there.
    if (super.has(key)) {
      const before = super.get(key) as Value
      this.#log.add(() => super.set(key, before))
    } else {
      this.#log.add(() => super.delete(key))
    }
    return super.set(key, this.#tracked(value))
  }

  override delete(key: Key): boolean {
    if (!super.has(key)) return false
    const before = super.get(key) as Value
    this.#log.add(() => super.set(key, before))
    return super.delete(key)
  }

  #tracked(value: Value): Value {
    if (!(value instanceof Set) || value instanceof UndoSet) return value
    return new UndoSet(value as Iterable<unknown>, this.#log) as Value
  }
}

class UndoSet<Value> extends Set<Value> {
  readonly #log: UndoLog

  constructor(values: Iterable<Value>, log: UndoLog) {
    super()
    this.#log = log
    for (const value of values) super.add(value)
  }

  override add(value: Value): this {
    if (!super.has(value)) this.#log.add(() => super.delete(value))
    return super.add(value)
  }

  override delete(value: Value): boolean {
    if (super.has(value)) this.#log.add(() => super.add(value))
    return super.delete(value)
  }
}
