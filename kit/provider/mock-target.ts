import { defaultAssumptions } from '../../contracts/register/ambiguities.js'
import type { ContractCase } from '../../contracts/case.js'
import type { Planned, Target } from './verify.js'
import { demoScenario } from '../../mock-server/index.js'
import { accessToken, userToken } from './access-token.js'
import { sendHttp, type HttpTarget } from './http.js'
import type { Subject } from './subject.js'

/** The instant that the cases assume. */
const caseInstant = '2026-01-15T10:00:00.000Z'

/** A running cxone-mock with the demo scenario. It is reset before each case, with a frozen clock. */
export class MockTarget implements Target {
  readonly exact = true
  readonly #http: HttpTarget
  readonly #adminToken: string | undefined
  #assumptions: Readonly<Record<string, string>> = {}

  constructor(http: HttpTarget, adminToken: string | undefined) {
    this.#http = http
    this.#adminToken = adminToken
  }

  /** @throws {Error} if the target is not a mock with the demo scenario */
  async open(): Promise<this> {
    const state = (await this.#admin('GET', '/state')) as {
      readonly tenant: { readonly id: string }
      readonly assumptions: Readonly<Record<string, string>>
    }
    if (state.tenant.id !== demoScenario.tenant.id) {
      throw new Error(`${this.#http.url} does not run the demo scenario. Start it without --scenario.`)
    }
    this.#assumptions = state.assumptions
    return this
  }

  plan({ contract, each }: Planned): ContractCase | { readonly skip: string } {
    if (each.settle !== undefined) return { skip: 'needs another settle time' }
    if (each.world !== undefined) return { skip: 'needs another scenario' }
    const wanted = Object.entries(each.assume ?? {})
    const other = wanted.find(([name, variant]) => this.#assumptions[name] !== variant)
    if (other) return { skip: `needs --assume ${other.join('=')}` }
    const named = new Set(wanted.map(([name]) => name))
    const changed = (contract.ambiguities ?? []).find(
      (name) => !named.has(name) && this.#assumptions[name] !== defaultAssumptions[name],
    )
    return changed === undefined
      ? each
      : { skip: `the mock runs with --assume ${changed}=${this.#assumptions[changed]}` }
  }

  async prepare(): Promise<Subject> {
    // A reset restores the clock, so the scenario is loaded once more at the instant of the cases.
    await this.#admin('POST', '/reset')
    await this.#admin('PUT', '/clock', { action: 'freeze', instant: caseInstant })
    await this.#admin('PUT', '/scenario', { ...demoScenario, assumptions: this.#assumptions })
    const send: Subject['send'] = (request) => sendHttp(this.#http, request)
    return {
      send,
      token: (name) => {
        const key = accessKeyOf(name)
        if (key) return userToken(send, this.tokenPath(name), key)
        return accessToken(send, this.tokenPath(name), { clientId: name, clientSecret: `${name}-secret` })
      },
      advance: async (duration) => {
        await this.#admin('PUT', '/clock', { action: 'advance', duration })
      },
    }
  }

  tokenPath(name: string): string {
    return accessKeyOf(name) ? '/auth/token' : '/oauth/token'
  }

  async #admin(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = {
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(this.#adminToken === undefined ? {} : { authorization: `Bearer ${this.#adminToken}` }),
    }
    const reply = await sendHttp(this.#http, {
      method,
      target: `/__admin${path}`,
      headers,
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    })
    if (reply.status < 300) return reply.body === '' ? undefined : JSON.parse(reply.body)
    throw new Error(
      `${this.#http.url}/__admin${path} answered ${reply.status}. Check that it is a cxone-mock.`,
    )
  }
}

/** The access key of a user of the demo scenario. Clients have none. */
function accessKeyOf(name: string) {
  return demoScenario.users?.find(({ userName }) => userName === name)?.accessKeys?.[0]
}
