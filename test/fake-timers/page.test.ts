import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test('the page has the samples as they are run here', async () => {
  const page = await readFile(new URL('../../docs/fake-timers.md', import.meta.url), 'utf8')
  const shown = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => code)
  const run = ['faked', 'moved'].map((name) =>
    readFile(new URL(`page/${name}.test.ts`, import.meta.url), 'utf8'),
  )
  const asPublished = (code: string) => code.replace('../../../mock-server/index.js', 'cxone-mock')
  expect(shown).toEqual((await Promise.all(run)).map(asPublished))
})
