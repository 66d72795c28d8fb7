import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import type { Outcome } from '../../../kit/model/client.js'
import { runRule } from '../../../kit/runner/run-rule.js'
import { mutants, type MakeClient } from '../../../fixtures/clients/typescript/mutants/index.js'
import type { Recorder } from '../../../fixtures/clients/typescript/recorder.js'
import { inProcess } from '../../../kit/drivers/in-process.js'
import { environment } from '../../../fixtures/clients/run-rule.js'

type Start = Recorder['startRecording']

/** Puts a rule to a mutant in Record on Demand, with some operations in place of its own. */
async function judged(id: string, mutant: string, change: (of: Recorder) => Partial<Recorder>) {
  const rule = rules.find((each) => each.id === id)
  const make: MakeClient | undefined = mutants[mutant]
  if (!rule || !make) throw new RangeError(`${id}, ${mutant}`)
  const client = await inProcess({
    name: mutant,
    profiles: ['record-on-demand'],
    create: (config) => {
      const own = make(config) as Recorder
      const { startRecording, stopRecording, pauseRecording, getRecording } = own
      return { startRecording, stopRecording, pauseRecording, getRecording, ...change(own) }
    },
  })
  const { verdict, findings } = await runRule(rule, client, environment)
  await client.close()
  return [verdict, ...findings.map(({ code }) => code)]
}

/** As CX-REC-005 and CX-REC-021 teach: a start is a command, and a read of what came of it. */
const readsAfterwards = (own: Recorder) => ({
  startRecording: async (...asked: Parameters<Start>) => {
    const outcome = await own.startRecording(...asked)
    await own.getRecording(...asked)
    return outcome
  },
})

test('a token for each request is no storm on the token endpoint, and is found by the rule about that', async () => {
  expect(await judged('CX-TOK-006', 'never-caches-a-token', readsAfterwards)).toEqual(['pass'])
  expect(await judged('CX-TOK-001', 'never-caches-a-token', readsAfterwards)).toEqual([
    'warn',
    'token-per-operation',
  ])
})

test.each<[Outcome, ...string[]]>([
  [{ outcome: 'ok', state: 'unknown' }, 'pass'],
  [{ outcome: 'unknown' }, 'pass'],
  [{ outcome: 'ok' }, 'fail', 'accepted-mask-taken-for-done'],
  [{ outcome: 'ok', state: 'paused' }, 'fail', 'accepted-mask-taken-for-done'],
])(
  'a mask answered with 202 that is reported as %j is judged as the fix says',
  async (outcome, ...expected) => {
    const reports = (own: Recorder) => ({
      pauseRecording: async (...asked: Parameters<Start>) => {
        await own.pauseRecording(...asked)
        return outcome
      },
    })
    expect(await judged('CX-REC-021', 'takes-202-for-done', reports)).toEqual(expected)
  },
)
