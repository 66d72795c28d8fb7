import { badge } from '../parts/badge.js'
import { byId } from '../parts/dom.js'

export interface ClockView {
  readonly now: string
  readonly frozen: boolean
}

type ClockChange =
  | { readonly action: 'advance'; readonly duration: string }
  | { readonly action: 'set'; readonly instant: string }
  | { readonly action: 'freeze' | 'reset' | 'advanceToNextEvent' }

/** What a person does to the clock. */
export interface ClockCommands {
  readonly change: (change: ClockChange) => void
  readonly expireTokens: () => void
}

/** The clock of the sandbox. Between two readings the page advances it in real time. */
export class ClockBar {
  readonly #now = byId('now', HTMLTimeElement)
  readonly #state = byId('clock-state', HTMLElement)
  readonly #freeze = byId('freeze', HTMLButtonElement)
  #reading = { at: 0, now: 0, frozen: true }

  constructor({ change, expireTokens }: ClockCommands) {
    const advance = (duration: string) => () => change({ action: 'advance', duration })
    onClick('minute', advance('1m'))
    onClick('next-event', () => change({ action: 'advanceToNextEvent' }))
    onClick('expire', expireTokens)
    this.#freeze.addEventListener('click', () =>
      change({ action: this.#reading.frozen ? 'reset' : 'freeze' }),
    )
    const duration = byId('duration', HTMLInputElement)
    onSubmit('advance-form', () => change({ action: 'advance', duration: duration.value.trim() }))
    const instant = byId('instant', HTMLInputElement)
    onSubmit('set-form', () => change({ action: 'set', instant: `${instant.value}Z` }))
    byId('clock-menu', HTMLDetailsElement).addEventListener('toggle', () => {
      instant.value = new Date(this.now).toISOString().slice(0, 19)
    })
    setInterval(() => this.#tick(), 500)
  }

  show({ now, frozen }: ClockView): void {
    this.#reading = { at: performance.now(), now: Date.parse(now), frozen }
    this.#state.replaceChildren(badge(frozen ? 'frozen' : 'running', frozen ? 'info' : 'good'))
    this.#freeze.textContent = frozen ? 'Run' : 'Freeze'
    this.#freeze.title = frozen ? 'Return to real time' : 'Stop the clock'
    this.#tick()
  }

  /** The time of the sandbox in milliseconds since 1970. */
  get now(): number {
    const { at, now, frozen } = this.#reading
    return frozen ? now : now + performance.now() - at
  }

  /** Whether an instant of the sandbox differs from this clock by more than 2 s, because the clock was changed. */
  isOff(at: string): boolean {
    return Math.abs(Date.parse(at) - this.now) > 2000
  }

  #tick(): void {
    if (this.#reading.now === 0) return
    const text = new Date(this.now).toISOString()
    const shown = `${text.slice(0, 10)} ${text.slice(11, 19)} UTC`
    if (this.#now.textContent !== shown) this.#now.textContent = shown
  }
}

function onClick(id: string, act: () => void): void {
  byId(id, HTMLButtonElement).addEventListener('click', act)
}

function onSubmit(id: string, act: () => void): void {
  byId(id, HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    act()
  })
}
