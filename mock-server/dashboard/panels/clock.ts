import { badge } from '../parts/badge.js'
import { byId } from '../parts/dom.js'

export interface ClockView {
  readonly now: string
  readonly frozen: boolean
}

export type ClockChange =
  { readonly action: 'advance'; readonly duration: string } | { readonly action: 'freeze' | 'reset' }

/** The clock of the sandbox. Between two readings the page advances it in real time. */
export class ClockBar {
  readonly #now = byId('now', HTMLTimeElement)
  readonly #state = byId('clock-state', HTMLElement)
  readonly #freeze = byId('freeze', HTMLButtonElement)
  #reading = { at: 0, now: 0, frozen: true }

  constructor(onCommand: (command: ClockChange) => void) {
    const advance = (duration: string) => () => onCommand({ action: 'advance', duration })
    byId('minute', HTMLButtonElement).addEventListener('click', advance('1m'))
    byId('fifty-five', HTMLButtonElement).addEventListener('click', advance('55m'))
    this.#freeze.addEventListener('click', () =>
      onCommand({ action: this.#reading.frozen ? 'reset' : 'freeze' }),
    )
    setInterval(() => this.#tick(), 500)
  }

  show({ now, frozen }: ClockView): void {
    this.#reading = { at: performance.now(), now: Date.parse(now), frozen }
    this.#state.replaceChildren(badge(frozen ? 'frozen' : 'running', frozen ? 'info' : 'good'))
    this.#freeze.textContent = frozen ? 'Run' : 'Freeze'
    this.#freeze.title = frozen ? 'Return to real time' : 'Stop the clock'
    this.#tick()
  }

  /** Whether an instant of the sandbox differs from this clock by more than 2 s, because the clock was changed. */
  isOff(at: string): boolean {
    return Math.abs(Date.parse(at) - this.#expected()) > 2000
  }

  #expected(): number {
    const { at, now, frozen } = this.#reading
    return frozen ? now : now + performance.now() - at
  }

  #tick(): void {
    if (this.#reading.now === 0) return
    const text = new Date(this.#expected()).toISOString()
    const shown = `${text.slice(0, 10)} ${text.slice(11, 19)} UTC`
    if (this.#now.textContent !== shown) this.#now.textContent = shown
  }
}
