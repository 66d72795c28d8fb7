import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import type { Client } from '../../../kit/model/client.js'
import { runRules } from '../../../kit/runner/run-rules.js'
import type { Rule } from '../../../kit/model/rule.js'
import { exitCodeOf } from '../../../kit/model/verdict.js'
import { abilities, supportedProfiles } from '../../../fixtures/clients/typescript/abilities.js'
import { helpless } from '../../../fixtures/clients/typescript/helpless.js'
import { Recorder } from '../../../fixtures/clients/typescript/recorder.js'
import { watched } from '../../../tools/matrix/watched.js'
import { inProcess, type InProcessClient } from '../../../kit/drivers/in-process.js'
import { openTestServer } from '../../../kit/testbed/test-server.js'

function examOf(definition: InProcessClient, asked: readonly Rule[] = rules) {
  const openClient = (): Promise<Client> => inProcess(definition)
  return runRules({
    rules: asked,
    openClient,
    openTestServer,
    // Four of these run concurrently.
    workers: 12,
    chance: { seed: 1, runs: 5 },
    now: () => performance.now(),
    sleep: (ms) => sleep(ms),
  })
}

const reference: InProcessClient = {
  name: 'reference',
  profiles: supportedProfiles,
  capabilities: abilities,
  create: (config) => new Recorder(config),
}

test('the reference client passes every rule, in the order of the rules', async () => {
  const results = await examOf(reference)
  const bad = results.filter(({ verdict }) => verdict !== 'pass')
  expect(bad.map(({ rule, verdict, reason, findings }) => [rule.id, verdict, reason, findings])).toEqual([])
  expect(results.map(({ rule }) => rule.id)).toEqual(rules.map(({ id }) => id))
  expect(exitCodeOf(results, {})).toBe(0)
  const observable = results.filter(({ rule }) => rule.always)
  expect(observable.length).toBeGreaterThan(10)
  expect(observable.filter(({ rule, transcript }) => watched(rule, transcript) !== 'kept')).toEqual([])
})

test.each(['silent', 'throws', 'lies'] as const)(
  'a client that is %s passes no rule: every tenth, and all of them in npm run test:matrix',
  async (name) => {
    const client = { name, profiles: supportedProfiles, create: helpless[name] }
    const some = rules.filter((_, index) => index % 10 === 0)
    const results = await examOf(client, some)
    expect(results.filter(({ verdict }) => verdict === 'pass').map(({ rule }) => rule.id)).toEqual([])
    expect(results.filter(({ verdict }) => verdict === 'kit-error').map(({ reason }) => reason)).toEqual([])
    expect(exitCodeOf(results, {})).not.toBe(0)
  },
)

test('a rule that would only follow from a failure of another is blocked, and not run', async () => {
  const [first, second] = rules
  if (!first || !second) throw new Error('there are two rules')
  const cause: Rule = { ...first, expect: () => [{ code: 'cause', message: 'It failed.', requests: [] }] }
  const dependent: Rule = { ...second, dependsOn: [first.id] }
  const results = await examOf(reference, [dependent, cause])
  expect(results.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['blocked', `Consequence of ${first.id}, which must pass first.`],
    ['fail', undefined],
  ])
  expect(exitCodeOf(results, {})).toBe(1)
})

test('an exam without a rule is not green', async () => {
  expect(exitCodeOf(await examOf(reference, []), {})).toBe(2)
})
