import { describe, expect, test } from 'vitest'
import { rules } from '../../contracts/client-rules/index.js'
import { canFail } from '../../contracts/kit/verdict.js'
import { examineClient } from './examination.js'

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('is kept by the reference client', async () => {
    const { verdict, findings, reason } = await examineClient(rule)
    expect({ verdict, findings, reason }).toEqual({ verdict: 'pass', findings: [], reason: undefined })
  })

  test.each(rule.mutants)('catches the client that %s', async (name) => {
    const { verdict, reason } = await examineClient(rule, name)
    expect({ verdict, reason }).toEqual({ verdict: canFail(rule, {}) ? 'fail' : 'warn', reason: undefined })
  })
})
