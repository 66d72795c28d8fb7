const fields = [
  'sandbox',
  'request',
  'call',
  'compare',
  'question',
  'text',
  'status',
  'operation',
  'client',
  'recording',
  'rule',
  'reason',
  'rejected',
  'grouped',
] as const

type Field = (typeof fields)[number]

/** What the page shows, as the part of its address after #, so that it can be linked to. It contains no secret. */
export type Place = Readonly<Partial<Record<Field, string>>>

export type PlaceChange = Readonly<Partial<Record<Field, string | undefined>>>

/** The fields that choose which requests are listed. */
export const filterFields = [
  'text',
  'status',
  'operation',
  'client',
  'recording',
  'rule',
  'reason',
  'rejected',
] as const

const details = { request: undefined, call: undefined, compare: undefined, question: undefined }

/** Shows something else in the pane of details. */
export function showing(change: PlaceChange): PlaceChange {
  return { ...details, ...change }
}

/** The place with changes. A field that is empty or undefined is left out. */
export function changed(place: Place, change: PlaceChange): Place {
  const merged: PlaceChange = { ...place, ...change }
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = merged[field]
      return value === undefined || value === '' ? [] : [[field, value]]
    }),
  )
}

export function hrefOf(place: Place): string {
  return `#${new URLSearchParams(place).toString()}`
}

/** Keeps the place of the page and its address the same. */
export class Locator {
  #place: Place
  readonly #onMove: (to: Place, from: Place) => void

  constructor(onMove: (to: Place, from: Place) => void) {
    this.#onMove = onMove
    this.#place = read()
    addEventListener('hashchange', () => this.#move(read()))
  }

  get place(): Place {
    return this.#place
  }

  /** @param quietly makes no new entry in the history, for example while a person types */
  go(change: PlaceChange, quietly = false): void {
    const to = changed(this.#place, change)
    const href = hrefOf(to)
    if (quietly) history.replaceState(null, '', href)
    else if (href !== hrefOf(this.#place)) history.pushState(null, '', href)
    this.#move(to)
  }

  #move(to: Place): void {
    const from = this.#place
    this.#place = to
    this.#onMove(to, from)
  }
}

function read(): Place {
  return changed({}, Object.fromEntries(new URLSearchParams(location.hash.slice(1))))
}
