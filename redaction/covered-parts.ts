interface Part {
  readonly start: number
  readonly end: number
}

/** The parts of a text that are known to be secret, for skipping what lies inside one. */
export class CoveredParts {
  /** In the order of the text, without overlaps. */
  readonly #parts: readonly Part[]

  constructor(parts: readonly Part[]) {
    const joined: { start: number; end: number }[] = []
    for (const { start, end } of parts.toSorted((one, other) => one.start - other.start)) {
      const last = joined.at(-1)
      if (last && start < last.end) last.end = Math.max(last.end, end)
      else joined.push({ start, end })
    }
    this.#parts = joined
  }

  /** Whether one part contains everything from `start` up to but excluding `end`. */
  has(start: number, end: number): boolean {
    let low = 0
    let high = this.#parts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#parts[middle] as Part).end < end) low = middle + 1
      else high = middle
    }
    return (this.#parts[low]?.start ?? Number.POSITIVE_INFINITY) <= start
  }
}
