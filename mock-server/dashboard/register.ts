import type { Claims } from '../control/evidence.js'
import type { Api } from './api.js'
import type { Question } from './details/question.js'

/** The ambiguity register, and which variants are in force in the sandbox. */
export class Register {
  readonly #api: Api
  readonly #onChange: () => void
  #claims: Promise<Claims> | undefined
  #assumptions: Promise<Readonly<Record<string, string>>> | undefined

  constructor(api: Api, onChange: () => void) {
    this.#api = api
    this.#onChange = onChange
  }

  /** What the mock claims about the API. It does not change while the mock runs. */
  claims(): Promise<Claims> {
    this.#claims ??= this.#api.getShared<Claims>('/evidence')
    this.#claims.catch(() => (this.#claims = undefined))
    return this.#claims
  }

  /** The variants in force in the sandbox. */
  assumptions(): Promise<Readonly<Record<string, string>>> {
    this.#assumptions ??= this.#api
      .get<{ assumptions: Readonly<Record<string, string>> }>('/assumptions')
      .then(({ assumptions }) => assumptions)
    this.#assumptions.catch(() => (this.#assumptions = undefined))
    return this.#assumptions
  }

  /** Another sandbox was chosen, or the variants were changed. */
  forget(): void {
    this.#assumptions = undefined
  }

  async questions(): Promise<readonly Question[]> {
    const [{ ambiguities, operations }, assumptions] = await Promise.all([this.claims(), this.assumptions()])
    return Object.entries(ambiguities).map(([name, claim]) => ({
      name,
      claim,
      variant: assumptions[name] ?? claim.default,
      operations: operations
        .filter((each) => each.ambiguities.some((own) => own === name))
        .map(({ operation }) => operation),
    }))
  }

  async question(name: string): Promise<Question | undefined> {
    return (await this.questions()).find((each) => each.name === name)
  }

  async choose(name: string, variant: string): Promise<void> {
    await this.#api.send('PUT', '/assumptions', { assumptions: { [name]: variant } })
    this.forget()
    this.#onChange()
  }
}
