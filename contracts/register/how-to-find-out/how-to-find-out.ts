import type { Ambiguity } from '../ambiguity.js'

/**
 * How an owner of a tenant finds out which variant holds. Words in capitals stand for ids and tokens of the tenant. A
 * request that writes is meant for a test call.
 */
export interface HowToFindOut<Variant extends string = string> {
  /** The state that is needed and the request to send. */
  readonly send: string
  /** What the response shows, by the name of the variant. */
  readonly see: Readonly<Record<Variant, string>>
}

/** For every question of a part of the register, and for every variant of each. */
export type HowToFindOutOf<Register extends Readonly<Record<string, Ambiguity>>> = {
  readonly [Name in keyof Register]: HowToFindOut<Extract<keyof Register[Name]['variants'], string>>
}
