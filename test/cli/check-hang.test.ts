import { expect, test } from 'vitest'
import { broken } from '../kit/drivers/adapters.js'
import { run } from './run.js'

test('an adapter whose client hangs passes nothing, and the exit code is 2', async () => {
  const { code, stdout } = await run(['check', '--rule', 'CX-ERR-001,CX-TOK-001', '--', ...broken('hang')])
  expect(code).toBe(2)
  expect(stdout).toMatch(/^0 run · 0 pass · .* 2 client-error .*of 2 /m)
})
