import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'

test('every rule file is in the list of rules', async () => {
  const names = await readdir(new URL('../../../kit/rules', import.meta.url), { recursive: true })
  const ids = names.flatMap((name) => /(CX-[A-Z]+-\d{3})\.ts$/.exec(name)?.[1] ?? [])

  expect(rules.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect(ids).toHaveLength(151)
})
