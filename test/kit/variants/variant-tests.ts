import { setTimeout as sleep } from 'node:timers/promises'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { runRules } from '../../../kit/runner/run-rules.js'
import { exitCodeOf } from '../../../kit/model/verdict.js'
import { openTestServer } from '../../../kit/testbed/test-server.js'
import { variants } from '../../../fixtures/clients/variants.js'

const isThere = (program: string | undefined) =>
  program === undefined || spawnSync(program, ['version']).error === undefined

/**
 * Every fourth good client in these languages passes under --strict. `npm run test:kit` runs all of them. Each file
 * covers some languages, so that workers share them; within a file they run one after another.
 */
export function testVariants(...languages: readonly string[]): void {
  const some = languages.flatMap((language) =>
    variants.filter(({ name }) => name.startsWith(`${language},`)).filter((_, index) => index % 4 === 0),
  )
  test.sequential.each(some.filter(({ needs }) => isThere(needs)).map((each) => [each.name, each] as const))(
    'the kit accuses nobody of anything: %s passes under --strict',
    async (_, { open }) => {
      const results = await runRules({
        rules,
        openClient: open,
        openTestServer,
        workers: 12,
        now: () => performance.now(),
        sleep: (ms) => sleep(ms),
      })
      const bad = results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
      expect(bad.map(({ rule, verdict, reason, findings }) => [rule.id, verdict, reason, findings])).toEqual(
        [],
      )
      expect(exitCodeOf(results, { strict: true })).toBe(0)
    },
  )
}
