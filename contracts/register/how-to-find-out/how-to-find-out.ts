/**
 * How an owner of a tenant finds out which variant holds. Words in capitals stand for ids and tokens of the tenant. A
 * request that writes is meant for a test call.
 */
export interface HowToFindOut {
  /** The state that is needed and the request to send. */
  readonly send: string
  /** What the response shows, by the name of the variant. */
  readonly see: Readonly<Record<string, string>>
}

/** By the name of the question. */
export type HowToFindOutByName = Readonly<Record<string, HowToFindOut>>
