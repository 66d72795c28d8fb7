import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const folder = new URL('readme/', import.meta.url)

test.each(['card', 'settle', 'race'])('the README has the test %s as it is run here', async (name) => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const run = await readFile(new URL(`${name}.test.ts`, folder), 'utf8')
  const shown = [...readme.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => withoutImports(code))
  expect(shown).toContain(withoutImports(run))
})

test('every test of the README that uses the fixtures is run here', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const using = [...readme.matchAll(/^```ts\n([^]*?)^```$/gm)].filter(([, code = '']) =>
    /import \{[^}]*\b(?:test|cxoneTest)\b[^}]*\} from 'cxone-mock\/vitest'/.test(code),
  )
  expect(using).toHaveLength(3)
})

/** Where it comes from differs: the README imports the package. */
function withoutImports(code: string): string {
  return code.replaceAll(/^import .*\n/gm, '').trim()
}
