import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCxoneMock } from 'cxone-mock'
import { cxoneTest, expect, test as plain } from 'cxone-mock/vitest'
import { afterAll } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'cxone-docs-'))
const places = { CXONE_STATE: join(folder, 'one'), CXONE_MOCK_STORE: join(folder, 'two') }
const process = { env: places }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

plain('a mock with a directory', async () => {
  await using mock = await createCxoneMock({ store: places.CXONE_STATE })
  expect(mock.continued).toBe(false)
})

const test = cxoneTest({ store: process.env.CXONE_MOCK_STORE })

test('a mock with a shared store', async ({ cxone, sandbox }) => {
  await cxone.flush()
  expect(cxone.sandboxes.map(({ id }) => id)).toContain(sandbox.id)
})
