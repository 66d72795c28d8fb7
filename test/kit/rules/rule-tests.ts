import { describe, expect, test } from 'vitest'
import { rules as everyRule } from '../../../kit/rules/index.js'
import { areaOf, operationsOf, type Area, type Rule } from '../../../kit/model/rule.js'
import type { Transcript } from '../../../kit/model/transcript.js'
import { canFail } from '../../../kit/model/verdict.js'
import { profileFor } from '../../../contracts/api/profiles.js'
import { supportedProfiles } from '../../../fixtures/clients/typescript/abilities.js'
import { examineClient } from '../../../fixtures/clients/run-rule.js'
import { isFull } from '../../sampled.js'

/**
 * The reference client passes every rule of these areas, and each rule catches each of its mutants. `npm test` runs
 * each rule with its first mutant (and with the reference client: test/kit/runner/run-rules.test.ts);
 * `npm run test:full` runs every client and profile. Each file covers some areas, so that the files wait side by side.
 */
export function testRules(...areas: readonly Area[]): void {
  const rules = everyRule.filter(({ id }) => areas.includes(areaOf(id)) && (isFull || !slow.has(id)))

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    test.each(isFull ? profilesOf(rule) : [])(
      'is kept by the reference client in the profile %s',
      async (wanted) => {
        const { verdict, findings, reason, profile } = await examineClient(
          rule,
          'reference',
          undefined,
          wanted,
        )
        const kept = { verdict: 'pass', findings: [], reason: undefined, profile: wanted }
        expect({ verdict, findings, reason, profile }).toEqual(kept)
      },
    )

    test.each(sample(rule.mutants))('catches the client that %s', async (name) => {
      const { verdict, reason } = await examineClient(rule, name)
      expect({ verdict, reason }).toEqual({
        verdict: canFail(rule, {}) ? 'fail' : 'warn',
        // What goes by chance says how it is had again.
        reason: rule.random ? expect.stringMatching(/; seed -?\d+, path [\d:]+$/) : undefined,
      })
    })

    test.each(sample(Object.entries(rule.nearMisses ?? {}), rule.random ? 0 : 1))(
      'says of the client that %s: %s',
      async (name, expected) => {
        // What is broken by chance is broken early; what is not could be looked for without end.
        const chance = expected === 'pass' ? { seed: 1, runs: 20 } : undefined
        expect((await examineClient(rule, name, chance)).verdict).toBe(expected)
      },
    )
  })

  describe.each(rules.filter(({ always }) => always).map((rule) => [rule.id, rule] as const))(
    '%s, while a client is only watched',
    (_, rule) => {
      test('is kept by the reference client', async () => {
        expect(await watch(rule)).toEqual({ guard: true, findings: [] })
      })

      test.each(sample(rule.mutants))('catches the client that %s', async (name) => {
        const { guard, findings } = await watch(rule, name)
        expect({ guard, found: findings.length > 0 }).toEqual({ guard: true, found: true })
      })
    },
  )
}

/** Rules whose clients wait for more than four seconds, or are waited for until they have surely failed: `npm run test:full`. */
const slow: ReadonlySet<string> = new Set([
  'CX-TOK-009',
  'CX-RATE-002',
  'CX-RATE-003',
  'CX-NET-001',
  'CX-NET-002',
  'CX-NET-007',
  'CX-NET-012',
  'CX-NET-013',
  'CX-NET-014',
  'CX-NET-017',
  'CX-REC-030',
  'CX-SEC-006',
])

/** The first of these in `npm test`, all of them in `npm run test:full`. */
function sample<T>(all: readonly T[], count = 1): readonly T[] {
  return isFull ? all : all.slice(0, count)
}

/** The profiles of the reference client in which a rule can be put to it. */
function profilesOf(rule: Rule) {
  const asked = { profiles: rule.profiles, operations: operationsOf(rule) }
  return supportedProfiles.filter((each) => profileFor(asked, { profiles: new Set([each]) }))
}

/** Judges what reached the server alone, as where nobody knows what the client was asked for. */
async function watch(rule: Rule, name?: string) {
  const { transcript, reason } = await examineClient(rule, name)
  if (!transcript) throw new Error(reason)
  const watched: Transcript = { ...transcript, done: [], config: undefined }
  return { guard: rule.guard(watched), findings: rule.expect(watched) }
}
