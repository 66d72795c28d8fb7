import type { CallView } from '../control/calls/calls.js'
import type { EventEntry } from '../control/journal/events.js'
import type { RequestEntry } from '../control/journal/requests.js'
import type { ActiveFault } from '../faults/fault.js'
import type { Api, Change } from './api.js'
import { Details } from './details/details.js'
import { JournalPanel } from './journal/journal.js'
import { follow } from './live.js'
import { CallsPanel } from './panels/calls.js'
import { ClockBar, type ClockView } from './panels/clock.js'
import { faultForm } from './panels/fault-form.js'
import { FaultsPanel } from './panels/faults.js'
import { fileMenu } from './panels/files.js'
import { HoldsWatch } from './panels/holds-watch.js'
import { QuestionsPanel } from './panels/questions.js'
import { Announcer } from './parts/announcer.js'
import { confirmed } from './parts/confirmed.js'
import { copyButton } from './parts/copy-button.js'
import { curlFor, type ClientView } from './parts/curl.js'
import { byId } from './parts/dom.js'
import { gone } from './parts/gone.js'
import { closeMenus } from './parts/menus.js'
import { attempt } from './parts/notice.js'
import { SandboxSelect } from './parts/sandbox-select.js'
import { throttle } from './parts/throttle.js'
import { changed, hrefOf, Locator, showing, type Place, type PlaceChange } from './place.js'
import { Register } from './register.js'
import { Stories } from './stories.js'

interface SandboxView {
  readonly id: string
  readonly clients: readonly ClientView[]
}

const narrow = matchMedia('(max-width: 760px)')

/** The page: creates its parts and connects them. */
export class Page {
  readonly #api: Api
  readonly #locator = new Locator((to, from) => this.#moved(to, from))
  readonly #announcer = new Announcer()
  readonly #journal = new JournalPanel((change, quietly) => this.#locator.go(change, quietly))
  readonly #register: Register
  readonly #stories: Stories
  readonly #details: Details
  readonly #holds: HoldsWatch
  readonly #calls = new CallsPanel({
    onCommand: (id, command) => this.#change('POST', `/calls/${encodeURIComponent(id)}/${command}`),
    hrefOf: (call) => this.#href(showing({ call })),
  })
  readonly #clock = new ClockBar({
    change: (command) => this.#change('PUT', '/clock', command),
    expireTokens: () => attempt(() => this.#expireTokens()),
  })
  readonly #faults = new FaultsPanel(
    (fault) => this.#change('POST', '/faults', fault),
    (id) => this.#change('DELETE', `/faults/${encodeURIComponent(id)}`),
    () => this.#change('DELETE', '/faults'),
  )
  readonly #questions = new QuestionsPanel(
    (question) => this.#href(showing({ question })),
    () => attempt(() => this.#showQuestions()),
  )
  readonly #chooser = new SandboxSelect(
    (id) => this.#locator.go({ ...showing({}), sandbox: id === 'default' ? undefined : id }),
    () => attempt(() => this.#showSandboxes()),
  )
  readonly #drawRequests = throttle(() => this.#addWaiting())
  readonly #drawWorld = throttle(() => attempt(() => this.#showWorld()))
  readonly #drawAll = throttle(() => attempt(() => this.#showAll()))
  readonly #drawActivity = throttle(() => this.#chooser.draw(), 500)
  readonly #findSandboxes = throttle(() => attempt(() => this.#showSandboxes()), 1000)
  readonly #catchUp = throttle(() => attempt(() => this.#showAll()), 2000)
  #waiting: RequestEntry[] = []
  #clients: readonly ClientView[] = []
  /** That of the page, unless the control plane has a port of its own. */
  #apiOrigin = location.origin

  constructor(api: Api) {
    this.#api = api
    this.#register = new Register(api, () => this.#drawAll())
    this.#stories = new Stories(api)
    this.#holds = new HoldsWatch(api)
    this.#details = new Details({
      api,
      journal: this.#journal,
      register: this.#register,
      apiOrigin: () => this.#apiOrigin,
      callById: (id) => this.#stories.byId(id),
      storyOf: (call) => this.#stories.of(call, this.#clock.now, this.#journal.about(call)),
      place: () => this.#locator.place,
      go: (change) => this.#locator.go(change),
      attempt,
    })
  }

  async open(): Promise<void> {
    byId('begin', HTMLButtonElement).addEventListener('click', () => this.#change('POST', '/calls', {}))
    const reset = byId('reset', HTMLButtonElement)
    confirmed(
      reset,
      () => `Reset sandbox “${this.#api.sandbox}”?`,
      () => this.#change('POST', '/reset'),
    )
    byId('copy-curl', HTMLElement).append(
      copyButton('Copy', () => byId('curl', HTMLPreElement).textContent ?? ''),
    )
    byId('skip', HTMLAnchorElement).addEventListener('click', (event) => {
      event.preventDefault()
      byId('requests', HTMLElement).focus()
    })
    closeMenus()
    const onReplaced = async () => this.#restart()
    fileMenu({ api: this.#api, attempt, onReplaced })
    faultForm(
      (fault) => this.#change('POST', '/faults', fault),
      async () => (await this.#register.claims()).operations.map(({ operation }) => operation),
    )
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.fold.wide'))
      fold.open = !narrow.matches
    this.#api.sandbox = this.#locator.place.sandbox ?? 'default'
    await this.#findApi().catch(() => undefined)
    this.#journal.move(this.#locator.place)
    await this.#details.show().catch(() => undefined)
    void follow(this.#api, this.#follower, new AbortController().signal)
  }

  readonly #follower = {
    opened: () => {
      gone(undefined)
      this.#connection('live')
      this.#drawAll()
    },
    lost: (reason: string, isGone: boolean) => {
      this.#connection('lost', reason)
      if (isGone) gone(reason)
    },
    request: (entry: RequestEntry) => {
      if (entry.sandbox !== this.#api.sandbox) return this.#noteActivity(entry)
      this.#waiting.push(entry)
      this.#drawRequests()
    },
    missed: () => this.#catchUp(),
    event: ({ sandbox, type, subject }: EventEntry) => {
      if (sandbox !== this.#api.sandbox) return
      this.#stories.forget(subject)
      if (type === 'WorldReplaced') this.#restart()
      else this.#drawWorld()
    },
  }

  #noteActivity({ sandbox, rule }: RequestEntry): void {
    if (this.#chooser.note(sandbox, rule !== undefined)) this.#findSandboxes()
    this.#drawActivity()
  }

  #href(change: PlaceChange): string {
    return hrefOf(changed(this.#locator.place, change))
  }

  async #findApi(): Promise<void> {
    const { apiPort } = await this.#api.getShared<{ apiPort?: number }>('/version')
    if (apiPort === undefined) return
    const url = new URL(location.origin)
    url.port = String(apiPort)
    this.#apiOrigin = url.origin
  }

  /** The address is another one: of another sandbox, request or filter. */
  #moved(to: Place, from: Place): void {
    if (to.sandbox !== from.sandbox) this.#choose(to.sandbox ?? 'default')
    this.#journal.move(to)
    if (this.#stories.calls.length > 0) this.#drawCalls()
    attempt(() => this.#details.show())
    const isOther = (['request', 'call', 'compare', 'question'] as const).some(
      (each) => to[each] !== undefined && to[each] !== from[each],
    )
    // On a narrow page the details are below the list, so the focus moves to them.
    if (isOther && narrow.matches) byId('details-title', HTMLElement).focus()
  }

  #choose(id: string): void {
    this.#api.sandbox = id
    this.#waiting = []
    this.#chooser.seen(id)
    this.#clear()
    this.#drawAll()
  }

  #clear(): void {
    this.#journal.clear()
    this.#stories.clear()
    this.#register.forget()
    this.#details.forget()
  }

  /** The World and the journal were replaced, so the page drops what it shows. */
  #restart(): void {
    this.#clear()
    this.#locator.go(showing({}), true)
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
    const { call, question } = this.#locator.place
    if (call !== undefined || question !== undefined) attempt(() => this.#details.show())
  }

  async #showAll(): Promise<void> {
    const { sandbox } = this.#api
    await this.#showSandboxes()
    const known = this.#journal.ids
    const { requests } = await this.#api.get<{ requests: RequestEntry[] }>('/requests')
    // The user may have chosen another sandbox in the meantime.
    if (sandbox !== this.#api.sandbox) return
    this.#journal.load(requests, known)
    this.#journal.move(this.#locator.place)
    await this.#showWorld()
    if (this.#questions.isOpen) await this.#showQuestions()
    await this.#details.show()
  }

  async #showWorld(): Promise<void> {
    const { sandbox } = this.#api
    const [{ calls }, { faults }, clock] = await Promise.all([
      this.#api.get<{ calls: CallView[] }>('/calls'),
      this.#api.get<{ faults: ActiveFault[] }>('/faults'),
      this.#api.get<ClockView>('/clock'),
    ])
    await this.#stories.load(calls)
    if (sandbox !== this.#api.sandbox) return
    this.#clock.show(clock)
    this.#faults.show(faults)
    this.#journal.show(calls)
    this.#drawCalls()
    await this.#holds.show()
    const curl = curlFor(this.#apiOrigin, this.#clients, calls)
    byId('curl', HTMLPreElement).textContent =
      curl ?? '# This sandbox has no call, or no client with the scope recording:control.'
    if (this.#locator.place.call !== undefined) await this.#details.show()
  }

  #drawCalls(): void {
    const stories = this.#stories.calls.map((call) => this.#stories.of(call, this.#clock.now))
    this.#calls.show(stories, this.#locator.place.call)
  }

  async #showQuestions(): Promise<void> {
    this.#questions.show(await this.#register.questions(), this.#journal.all)
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
    if (!chosen) this.#locator.go({ ...showing({}), sandbox: undefined })
  }

  /** Advances the clock to one second after the expiry of the last valid token. */
  async #expireTokens(): Promise<void> {
    const { tokens } = await this.#api.get<{ tokens: { expiresAt: number; revokedAt?: number }[] }>('/state')
    const now = Date.parse((await this.#api.get<ClockView>('/clock')).now)
    const valid = tokens.filter(({ expiresAt, revokedAt }) => revokedAt === undefined && expiresAt > now)
    if (valid.length === 0) throw new Error('This sandbox has no valid token.')
    const last = Math.max(...valid.map(({ expiresAt }) => expiresAt))
    await this.#api.change('PUT', '/clock', { action: 'advance', duration: `${last - now + 1000}ms` })
    await this.#showWorld()
  }

  #change(method: Change, path: string, body?: unknown): void {
    attempt(async () => {
      await this.#api.change(method, path, body)
      await this.#showWorld()
    })
  }
}
