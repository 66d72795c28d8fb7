import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { traced } from './traced.js'
import { run } from './run.js'

test('--fit finds the variant that a trace shows, and writes a profile that start accepts', async () => {
  const { folder, file } = await traced()
  const profile = join(folder, 'acme.json')
  const fit = await run(['compare', file, '--fit', '--profile', profile, '--name', 'acme'])
  expect(fit.stdout).toContain('state-conflict-status=422, shown by request 3\n')
  expect(fit.stdout).toContain('Differing requests: 2 before the fit, 0 after it.\n')
  expect(fit.code).toBe(0)

  expect((await run(['validate', profile])).code).toBe(0)
  expect((await run(['compare', file, '--tenant-profile', profile])).code).toBe(0)
  const explained = await run(['explain', 'state-conflict-status', '--tenant-profile', profile])
  const { assumptions } = JSON.parse(await readFile(profile, 'utf8')) as {
    readonly assumptions: Readonly<Record<string, { readonly exchange: string }>>
  }
  expect(explained.stdout).toContain(assumptions['state-conflict-status']?.exchange)
})
