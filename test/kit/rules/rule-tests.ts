import { describe, expect, test } from 'vitest'
import { rules as everyRule } from '../../../kit/rules/index.js'
import { areaOf, type Area } from '../../../kit/model/rule.js'
import { canFail } from '../../../kit/model/verdict.js'
import { watched } from '../../../tools/matrix/watched.js'
import { examineClient } from '../../../fixtures/clients/run-rule.js'

/**
 * Each rule of these areas catches its first mutant, and judges its first near miss as it must. The reference client
 * passes: test/kit/runner/run-rules.test.ts. `npm run test:matrix` runs every client, in every profile. Each file
 * covers some areas, so that the files wait concurrently.
 */
export function testRules(...areas: readonly Area[]): void {
  const rules = everyRule.filter(({ id }) => areas.includes(areaOf(id)) && !slow.has(id))

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    test(`catches the client that ${rule.mutants[0]}`, async () => {
      const { verdict, reason, transcript } = await examineClient(rule, rule.mutants[0])
      expect({ verdict, reason }).toEqual({
        verdict: canFail(rule, {}) ? 'fail' : 'warn',
        // A failure that depends on chance says how to reproduce it.
        reason: rule.random ? expect.stringMatching(/; seed -?\d+, path [\d:]+$/) : undefined,
      })
      if (rule.always) expect(watched(rule, transcript)).toBe('broken')
    })

    const nearMisses = Object.entries(rule.nearMisses ?? {}).slice(0, rule.random ? 0 : 1)
    test.each(nearMisses)('gives the client that %s: %s', async (name, expected) => {
      expect((await examineClient(rule, name)).verdict).toBe(expected)
    })
  })
}

/** Rules whose clients wait for more than four seconds, or are waited for until they have surely failed: `npm run test:matrix`. */
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
