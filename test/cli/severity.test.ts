import { expect, test } from 'vitest'
import { rules } from '../../kit/rules/index.js'
import { estimateMs, isInTier } from '../../kit/runner/tiers.js'
import { run } from './run.js'

test.each([
  [
    ['--skip', 'CX-TOK-001'],
    '--skip: The rule needs a reason. Add --reason "…", once for all or once for each --skip.',
  ],
  [
    ['--skip', 'CX-TOK-999', '--reason', 'x'],
    '--skip: "CX-TOK-999" is unknown. Run cxone-mock check --list to see the rules.',
  ],
  [
    ['--skip', 'CX-TOK-001', '--reason', 'TODO'],
    '--reason: "TODO" is not a reason. Say why, or link an issue.',
  ],
  [['--reason', 'no rule'], '--reason needs --skip.'],
  [
    ['--except', 'CX-TOK-01'],
    '--except: "CX-TOK-01" is unknown. Did you mean CX-TOK-001? Run cxone-mock check --list to see the rules.',
  ],
])('check %j is rejected before the client is started', async (flags, message) => {
  const { code, stdout, stderr } = await run(['check', ...flags, '--', 'no-such-adapter-here'])
  expect([code, stdout, stderr]).toEqual([2, '', `cxone-mock: ${message}\n`])
})

test('observe leaves a skipped rule out, and reports it with its reason', async () => {
  const flags = ['--rule', 'CX-REQ-001,CX-REQ-002', '--skip', 'CX-REQ-002', '--reason', 'see issue 4']
  const { stdout } = await run(['observe', ...flags, '--', process.execPath, '-e', '0'])
  expect(stdout).toContain('SKIPPED  CX-REQ-002 ')
  expect(stdout).toContain('  Skipped: see issue 4\n')
  expect(stdout).toMatch(/^0 run · .* 1 skipped · 0 n\/a · 1 not reached of 2 /m)
})

test('each tier is part of the next one, and smoke has no rule that waits or makes clients retry', () => {
  const idsIn = (tier: 'smoke' | 'core' | 'all') =>
    rules.filter((rule) => isInTier(rule, tier)).map(({ id }) => id)
  const [smoke, core, all] = [idsIn('smoke'), idsIn('core'), idsIn('all')]
  expect(core).toEqual(expect.arrayContaining(smoke))
  expect(all).toEqual(rules.map(({ id }) => id))
  expect(smoke).toEqual(expect.arrayContaining(['CX-REQ-002', 'CX-SEC-003', 'CX-REC-005', 'CX-ERR-001']))
  for (const id of ['CX-PROP-001', 'CX-NET-001', 'CX-SEC-001', 'CX-AUTH-016', 'CX-TOK-001', 'CX-ERR-007']) {
    expect(smoke).not.toContain(id)
  }
})

test('the estimate grows with the waits, the sequences and the processes, and shrinks with the workers', () => {
  const [smoke, all] = [rules.filter((rule) => isInTier(rule, 'smoke')), rules]
  const estimate = estimateMs(smoke, 6, false)
  expect(estimate).toBeLessThan(5000)
  expect(estimateMs(all, 6, false)).toBeGreaterThan(estimate)
  expect(estimateMs(all, 6, true)).toBeGreaterThan(estimateMs(all, 6, false))
  expect(estimateMs(smoke, 1, false)).toBeGreaterThan(estimate)
  const longest = Math.max(...rules.map((rule) => estimateMs([rule], 1, false)))
  expect(estimateMs(all, 1000, false)).toBe(longest)
})
