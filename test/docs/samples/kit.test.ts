import { examineClient, pretty } from 'cxone-mock/kit'
import { expect, test } from 'vitest'
import { Recorder } from '../../../fixtures/clients/typescript/recorder.js'

const create = (config: ConstructorParameters<typeof Recorder>[0]) => new Recorder(config)

test('a client of any test runner', async () => {
  const report = await examineClient({ name: 'acme-recorder', create, rules: ['CX-TOK-001'] })
  console.log(pretty(report))
  expect(report.counts).toMatchObject({ run: 1, pass: 1 })
})
