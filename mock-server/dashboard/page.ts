import type { CallView } from '../control/calls/calls.js'
import type { Explanation } from '../control/journal/explain.js'
import type { RequestEntry } from '../control/journal/requests.js'
import type { ActiveFault } from '../faults/fault.js'
import type { ActiveHold } from '../faults/holds.js'
import type { HeldView } from '../control/holds/held-view.js'
import { Announcer } from './parts/announcer.js'
import type { Api } from './api.js'
import { CallsPanel } from './panels/calls.js'
import { SandboxSelect } from './parts/sandbox-select.js'
import { ClockBar, type ClockView } from './panels/clock.js'
import { confirmed } from './parts/confirmed.js'
import { curlFor, type ClientView } from './parts/curl.js'
import { byId } from './parts/dom.js'
import { ExplanationPane } from './panels/explanation.js'
import { FaultsPanel } from './panels/faults.js'
import { HoldsPanel } from './panels/holds.js'
import { JournalPanel } from './panels/journal.js'
import { follow } from './live.js'
import { notice } from './parts/notice.js'
import { throttle } from './parts/throttle.js'

interface SandboxView {
  readonly id: string
  readonly clients: readonly ClientView[]
}

const narrow = matchMedia('(max-width: 760px)')

/** The page: creates its parts and connects them. */
export class Page {
  readonly #api: Api
  readonly #announcer = new Announcer()
  readonly #journal = new JournalPanel((id) => this.#try(() => this.#explain(id)))
  readonly #explanation = new ExplanationPane(
    (id) => this.#journal.get(id),
    (id) => this.#try(() => this.#explain(id)),
  )
  readonly #calls = new CallsPanel((id, command) =>
    this.#change('POST', `/calls/${encodeURIComponent(id)}/${command}`),
  )
  readonly #clock = new ClockBar((command) => this.#change('PUT', '/clock', command))
  readonly #faults = new FaultsPanel(
    (fault) => this.#change('POST', '/faults', fault),
    (id) => this.#change('DELETE', `/faults/${encodeURIComponent(id)}`),
    () => this.#change('DELETE', '/faults'),
  )
  readonly #holds = new HoldsPanel({
    hold: () => this.#change('POST', '/holds', {}),
    release: (ids) => this.#change('POST', '/holds/release', ids === undefined ? {} : { ids }),
    clear: () => this.#change('DELETE', '/holds'),
  })
  readonly #chooser = new SandboxSelect(
    (id) => this.#choose(id),
    () => this.#try(() => this.#showSandboxes()),
  )
  readonly #drawRequests = throttle(() => this.#addWaiting())
  readonly #drawWorld = throttle(() => this.#try(() => this.#showWorld()))
  readonly #drawAll = throttle(() => this.#try(() => this.#showAll()))
  /** No event tells of a request that is held, so the page looks while there are holds. */
  readonly #drawHeld = throttle(() => this.#try(() => this.#showHolds()), 1000)
  readonly #catchUp = throttle(() => this.#try(() => this.#showAll()), 2000)
  #waiting: RequestEntry[] = []
  #selected: string | undefined
  #clients: readonly ClientView[] = []
  /** That of the page, unless the control plane has a port of its own. */
  #apiOrigin = location.origin
  #following = new AbortController()

  constructor(api: Api) {
    this.#api = api
  }

  async open(): Promise<void> {
    byId('begin', HTMLButtonElement).addEventListener('click', () => this.#change('POST', '/calls', {}))
    const reset = byId('reset', HTMLButtonElement)
    confirmed(
      reset,
      () => `Reset sandbox “${this.#api.sandbox}”?`,
      () => this.#change('POST', '/reset'),
    )
    const copy = byId('copy', HTMLButtonElement)
    copy.addEventListener('click', () => this.#try(() => copyText(copy, byId('curl', HTMLPreElement))))
    this.#explanation.showNothing()
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.fold')) fold.open = !narrow.matches
    await this.#findApi().catch(() => undefined)
    await this.#showSandboxes().catch(() => undefined)
    this.#choose(this.#api.sandbox)
  }

  async #findApi(): Promise<void> {
    const { apiPort } = await this.#api.getShared<{ apiPort?: number }>('/version')
    if (apiPort === undefined) return
    const url = new URL(location.origin)
    url.port = String(apiPort)
    this.#apiOrigin = url.origin
  }

  #choose(id: string): void {
    this.#following.abort()
    this.#following = new AbortController()
    this.#api.sandbox = id
    this.#waiting = []
    this.#journal.clear()
    this.#select(undefined)
    const follower = {
      opened: () => {
        this.#connection('live')
        this.#drawAll()
      },
      lost: (reason: string) => {
        this.#connection('lost', reason)
        void this.#showSandboxes().catch(() => undefined)
      },
      request: (entry: RequestEntry) => {
        this.#waiting.push(entry)
        this.#drawRequests()
      },
      missed: () => this.#catchUp(),
      event: ({ type }: { readonly type: string }) =>
        type === 'WorldReplaced' ? this.#restart() : this.#drawWorld(),
    }
    void follow(this.#api, follower, this.#following.signal)
  }

  /** The World and the journal were replaced, so the page drops what it shows. */
  #restart(): void {
    this.#journal.clear()
    this.#select(undefined)
    this.#drawAll()
  }

  #connection(state: 'live' | 'lost', reason = ''): void {
    const chip = byId('connection', HTMLElement)
    chip.textContent = state === 'live' ? 'live' : 'reconnecting'
    chip.dataset['tone'] = state === 'live' ? 'good' : 'bad'
    chip.title = reason
  }

  #addWaiting(): void {
    const entries = this.#waiting
    this.#waiting = []
    this.#journal.add(entries)
    this.#announcer.announce(entries.filter(({ rule }) => rule !== undefined))
    const last = entries.at(-1)
    const fault = entries.some((entry) => entry.fault !== undefined)
    if (fault || (last && this.#clock.isOff(last.at))) this.#drawWorld()
  }

  async #showAll(): Promise<void> {
    const { sandbox } = this.#api
    const known = this.#journal.ids
    const { requests } = await this.#api.get<{ requests: RequestEntry[] }>('/requests')
    // The user may have chosen another sandbox in the meantime.
    if (sandbox !== this.#api.sandbox) return
    this.#journal.load(requests, known)
    await this.#showSandboxes()
    await this.#showWorld()
  }

  async #showWorld(): Promise<void> {
    const { sandbox } = this.#api
    const [{ calls }, { faults }, clock] = await Promise.all([
      this.#api.get<{ calls: CallView[] }>('/calls'),
      this.#api.get<{ faults: ActiveFault[] }>('/faults'),
      this.#api.get<ClockView>('/clock'),
    ])
    if (sandbox !== this.#api.sandbox) return
    this.#calls.show(calls)
    this.#faults.show(faults)
    this.#clock.show(clock)
    await this.#showHolds()
    const curl = curlFor(this.#apiOrigin, this.#clients, calls)
    byId('curl', HTMLPreElement).textContent =
      curl ?? '# This sandbox has no call, or no client with the scope recording:control.'
  }

  async #showHolds(): Promise<void> {
    const { sandbox } = this.#api
    const [{ holds }, { requests }] = await Promise.all([
      this.#api.get<{ holds: ActiveHold[] }>('/holds'),
      this.#api.get<{ requests: HeldView[] }>('/holds/held'),
    ])
    if (sandbox !== this.#api.sandbox) return
    this.#holds.show(holds, requests)
    if (holds.length > 0) this.#drawHeld()
  }

  async #showSandboxes(): Promise<void> {
    const { sandboxes } = await this.#api.getShared<{ sandboxes: SandboxView[] }>('/sandboxes')
    const chosen = sandboxes.find(({ id }) => id === this.#api.sandbox)
    this.#clients = chosen?.clients ?? []
    this.#chooser.show(
      sandboxes.map(({ id }) => id),
      this.#api.sandbox,
    )
    // The sandbox was deleted.
    if (!chosen) this.#choose('default')
  }

  async #explain(id: string): Promise<void> {
    this.#select(id)
    const explanation = await this.#api.get<Explanation>(`/requests/${encodeURIComponent(id)}/explain`)
    // The user may have selected another request in the meantime.
    if (this.#selected !== id) return
    this.#explanation.show(explanation)
    const pane = byId('explanation-title', HTMLElement)
    // On a narrow page the explanation is below the list, so the focus moves to it.
    if (narrow.matches) pane.focus()
  }

  #select(id: string | undefined): void {
    this.#selected = id
    this.#journal.select(id)
    if (id === undefined) this.#explanation.showNothing()
  }

  #change(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): void {
    this.#try(async () => {
      await this.#api.change(method, path, body)
      await this.#showWorld()
    })
  }

  #try(act: () => Promise<void>): void {
    act().then(
      () => notice(undefined),
      (error: unknown) => notice(error instanceof Error ? error.message : String(error)),
    )
  }
}

async function copyText(button: HTMLButtonElement, { textContent }: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(textContent ?? '')
  button.textContent = 'Copied'
  setTimeout(() => (button.textContent = 'Copy'), 1500)
}
