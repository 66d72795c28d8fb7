import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Client } from '../model/client.js'
import type { Rule } from '../model/rule.js'
import type { ClientCard } from '../model/result.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** What an exam was held with: whatever is needed to hold it again. */
export interface Manifest {
  readonly kit: string
  readonly client: ClientCard
  readonly options: RunChoices
  readonly platform: { readonly os: string; readonly arch: string; readonly runtime: string }
  /** ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  /**
   * A command that puts one rule to the client again; `{rule}` stands for its id. What stands in brackets with
   * `{seed}` and `{path}` in it is for a rule that failed by chance, and left out for all others.
   */
  readonly reproduce: string
}

export interface RunChoices {
  /** The forum's surface is taken for the truth: rules that rest on it alone can fail. */
  readonly trustUnverified?: boolean
  /** What warns fails. */
  readonly strict?: boolean
  /** Nobody asked the client for anything: what reached the mock was looked at, and nothing had to be reached. */
  readonly watched?: boolean
  /** In which profile rules were put to the client where both had it; absent: the first that it declares. */
  readonly profile?: Profile
}

/** The same for the same rules: two verdicts can be compared when it agrees. */
export function ruleSetHash(rules: readonly Rule[]): string {
  const data = rules.map(({ guard: _, expect: __, ...rule }) => rule)
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(data)))).slice(0, 16)
}

/** The card of a client. */
export function cardOf(
  { name, profiles, operations, capabilities }: Client,
  more: Pick<ClientCard, 'version' | 'language'> = {},
): ClientCard {
  return {
    name,
    ...more,
    profiles: [...profiles],
    operations: [...operations],
    capabilities: [...capabilities],
  }
}
