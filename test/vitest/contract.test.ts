import { startVitest } from 'vitest/node'
import { expect, test } from 'vitest'

test('each rule is a test, which passes, is skipped or fails as the verdict asks for', async () => {
  const printed: string[] = []
  const vitest = await startVitest('test', [], {
    config: false,
    watch: false,
    include: ['test/vitest/contract.fixture.ts'],
    reporters: [{ onUserConsoleLog: ({ content }) => void printed.push(content) }],
  })
  const exitCode = process.exitCode
  process.exitCode = 0
  const told = vitest.state.getTestModules().flatMap((file) =>
    [...file.children.allTests()].map((each) => {
      const result = each.result()
      const note = result.state === 'skipped' ? result.note : result.errors?.[0]?.message
      return [each.fullName, result.state, each.meta().cxone?.verdict, note?.split('\n')[0]]
    }),
  )
  const annotated = vitest.state
    .getTestModules()
    .flatMap((file) => [...file.children.allTests()])
    .filter((each) => each.fullName.startsWith('warned > CX-TOK-001'))
    .flatMap((each) => each.annotations())
  await vitest.close()
  const title = 'should request one token and use it until it expires'
  const survives = 'must handle a 401 with an empty body and report it as unauthorized'
  const stops = 'must not stop a recording that has not started'
  expect(exitCode).toBe(1)
  expect(told).toEqual([
    [`good > CX-TOK-001 ${title}`, 'passed', 'pass', undefined],
    [`good > CX-REC-003 ${stops}`, 'passed', 'pass', undefined],
    [`good > CX-ERR-001 ${survives}`, 'passed', 'pass', undefined],
    ['good > is measured as a whole', 'passed', undefined, undefined],
    [`bad > CX-ERR-001 ${survives}`, 'failed', 'fail', `FAIL  CX-ERR-001  The client ${survives}. MUST`],
    ['bad > is measured as a whole', 'passed', undefined, undefined],
    [`warned > CX-TOK-001 ${title}`, 'passed', 'warn', undefined],
    ['warned > is measured as a whole', 'passed', undefined, undefined],
    [
      `strict > CX-TOK-001 ${title}`,
      'failed',
      'warn',
      `WARN  CX-TOK-001  The client ${title}. SHOULD, warning only`,
    ],
    ['strict > is measured as a whole', 'passed', undefined, undefined],
    [
      `narrow > CX-TOK-001 ${title}`,
      'skipped',
      'not-applicable',
      'not-applicable: The client does not implement startRecording.',
    ],
    [
      'narrow > is measured as a whole',
      'failed',
      undefined,
      expect.stringContaining(
        'No rule was judged: 0 run · 0 pass · 0 fail · 0 warn · 0 known · 1 n/a · 0 untested of 1',
      ),
    ],
    [`silent > CX-REC-003 ${stops}`, 'failed', 'untested', `UNTESTED  CX-REC-003  The client ${stops}. MUST`],
    [
      'silent > is measured as a whole',
      'failed',
      undefined,
      expect.stringContaining('No rule was judged: 0 run'),
    ],
    [`known > CX-ERR-001 ${survives}`, 'passed', 'known-fail', undefined],
    ['known > is measured as a whole', 'passed', undefined, undefined],
  ])
  expect(annotated.map(({ type, message }) => [type, message])).toEqual([
    ['warning', expect.stringMatching(/^\[warn: .* \[token-per-operation\]\]$/)],
  ])
  expect(printed.filter((text) => text.includes('warned: '))).toEqual([
    expect.stringMatching(
      new RegExp(
        [
          `^Summary:\n  warn  CX-TOK-001  ${title} \\[token-per-operation\\]\n\n`,
          '1 run · 0 pass · 0 fail · 1 warn · 0 known · 0 n/a · 0 untested of 1 .*\n',
          'warned: passed 0 of 1 selected rules, 1 warning \\(exit 0\\)\n$',
        ].join(''),
      ),
    ),
  ])
})
