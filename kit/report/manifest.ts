import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Client } from '../model/client.js'
import type { Strictness } from '../model/verdict.js'
import type { Rule } from '../model/rule.js'
import type { ClientCard } from '../model/result.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** The circumstances of a run, sufficient to repeat it. */
export interface Manifest {
  readonly kit: string
  readonly client: ClientCard
  readonly options: RunChoices
  readonly platform: { readonly os: string; readonly arch: string; readonly runtime: string }
  /** ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  /**
   * A command that reruns one rule; `{rule}` stands for its id. The part in brackets with `{seed}` and `{path}` is used
   * only for a failed random rule.
   */
  readonly reproduce: string
  /** The file of the adapter or the command, relative to the working directory, for tools that need a location. */
  readonly file?: string
}

export interface RunChoices extends Strictness {
  /** Warnings count as failures. Default: false. */
  readonly strict?: boolean
  /** The kit only observed traffic, so no rule had to be exercised. Default: false. */
  readonly watched?: boolean
  /** The exit code of the observed command. It decides the exit code of the run unless a rule failed. */
  readonly commandExitCode?: number
  /** The preferred profile. Default: the first that the client declares. */
  readonly profile?: Profile
}

/** A hash of the rules. Verdicts with the same hash are comparable. */
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
