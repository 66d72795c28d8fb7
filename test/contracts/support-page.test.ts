import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { exercisedFolder, readExercised } from '../../tools/exercised.js'
import { assumptionsPage } from '../../tools/assumptions-page.js'
import { statusesOf, supportPage } from '../../tools/support-page.js'
import { contracts } from '../../contracts/api/index.js'
import { startRecordingOnDemand } from '../../contracts/api/record-on-demand/startRecordingOnDemand.js'

test('docs/support.md is what npm run docs:support writes', async () => {
  const page = await readFile(new URL('../../docs/support.md', import.meta.url), 'utf8')
  expect(page, 'run npm run docs:support').toBe(supportPage(await readExercised(exercisedFolder)))
})

test('docs/assumptions.md is what npm run docs:support writes', async () => {
  const page = await readFile(new URL('../../docs/assumptions.md', import.meta.url), 'utf8')
  expect(page, 'run npm run docs:support').toBe(assumptionsPage())
})

test('a status is brought about by state where a case expects it, and by a fault otherwise', () => {
  expect(statusesOf(startRecordingOnDemand)).toEqual({
    byState: ['200', '202', '400', '401', '403', '404', '409', '425'],
    byFault: ['500', '504'],
    unreachable: [],
  })
})

test('no status is declared that nothing brings about', () => {
  const unreachable = Object.values(contracts).flatMap((contract) => statusesOf(contract).unreachable)
  expect(unreachable).toEqual([])
})

test('every operation that a client is said to have met is one of the contracts', async () => {
  const met = Object.values(await readExercised(exercisedFolder)).flat()
  expect(met.filter((name) => !Object.hasOwn(contracts, name))).toEqual([])
})
