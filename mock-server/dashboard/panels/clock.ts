import { badge } from '../parts/badge.js'
import { byId } from '../parts/dom.js'

export interface ClockView {
  readonly now: string
  readonly frozen: boolean
}

export type ClockChange =
  { readonly action: 'advance'; readonly duration: string } | { readonly action: 'freeze' | 'reset' }

/** The clock of the sandbox, which ticks along here between two readings. */
export class ClockBar {
  readonly #now = byId('now', HTMLTimeElement)
  readonly #state = byId('clock-state', HTMLElement)
  readonly #freeze = byId('freeze', HTMLButtonElement)
  #read = { at: 0, shown: 0, frozen: true }

  constructor(onCommand: (command: ClockChange) => void) {
    const advance = (duration: string) => () => onCommand({ action: 'advance', duration })
    byId('minute', HTMLButtonElement).addEventListener('click', advance('1m'))
    byId('fifty-five', HTMLButtonElement).addEventListener('click', advance('55m'))
    this.#freeze.addEventListener('click', () =>
      onCommand({ action: this.#read.frozen ? 'reset' : 'freeze' }),
    )
    setInterval(() => this.#tick(), 500)
  }

  show({ now, frozen }: ClockView): void {
    this.#read = { at: performance.now(), shown: Date.parse(now), frozen }
    this.#state.replaceChildren(badge(frozen ? 'frozen' : 'running', frozen ? 'info' : 'good'))
    this.#freeze.textContent = frozen ? 'Run' : 'Freeze'
    this.#freeze.title = frozen ? 'Back to real time, running' : 'Stop the clock where it is'
    this.#tick()
  }

  /** Whether an instant of the sandbox is another than this clock believes: somebody moved it. */
  isOff(at: string): boolean {
    return Math.abs(Date.parse(at) - this.#believed()) > 2000
  }

  #believed(): number {
    const { at, shown, frozen } = this.#read
    return frozen ? shown : shown + performance.now() - at
  }

  #tick(): void {
    if (this.#read.shown === 0) return
    const text = new Date(this.#believed()).toISOString()
    const shown = `${text.slice(0, 10)} ${text.slice(11, 19)} UTC`
    if (this.#now.textContent !== shown) this.#now.textContent = shown
  }
}
