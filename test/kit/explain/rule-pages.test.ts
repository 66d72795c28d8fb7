import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { rulePage, rulesIndex } from '../../../kit/explain/rule-page.js'
import { describeSteps } from '../../../kit/model/describe-steps.js'
import { run } from '../../cli/run.js'
import { rule } from '../report/results.js'

test.each(rules.map((each) => [each.id, each] as const))(
  'the page of %s has its rationale, its fix and its sources',
  (id, each) => {
    const page = rulePage(each)
    expect(page.startsWith(`# ${id}\n`)).toBe(true)
    expect(page).toContain(each.rationale)
    expect(page).toContain(each.fix)
  },
)

test('a page shows the traces that it is given', () => {
  const page = rulePage(rule('CX-TOK-001', {}), { good: '1. POST /oauth/token', bad: '! asked twice [code]' })
  expect(page).toContain('\n```text\n1. POST /oauth/token\n```\n')
  expect(page).toContain('\n```text\n! asked twice [code]\n```\n')
})

test('the index links the page of each rule once', () => {
  const linked = [...rulesIndex(rules).matchAll(/\]\((CX-[A-Z]+-\d{3})\.md\)/g)].map(([, id]) => id ?? '')
  expect(linked.toSorted()).toEqual(rules.map(({ id }) => id).toSorted())
})

test('the steps of a rule are told in words, alike ones once', () => {
  const stimulus = describeSteps(
    rule('CX-TOK-001', {
      setup: { calls: 2, tokenLifetimeSeconds: 2, config: { scopes: [] } },
      steps: [
        { run: 'startRecording' },
        { run: 'startRecording', call: 1 },
        { server: { act: 'fault', fault: { on: ['issueToken', 'startRecording'], status: 503 } } },
        { together: [{ run: 'stopRecording' }, { run: 'stopRecording', call: 1 }] },
        { run: 'stopRecording', call: 1, deadlineMs: 2000, abortAfterMs: 300 },
        { waitMs: 2200 },
        { server: { act: 'revoke-tokens' } },
        { dispose: true },
      ],
    }),
  )
  expect(stimulus).toEqual({
    server: [
      'A test server with 2 connected calls and the profile recordingcontrols.',
      'Token lifetime seconds: `2`.',
      'Changed configuration: `{"scopes":[]}`.',
    ],
    steps: [
      'Call startRecording, 2 times in sequence.',
      'The server answers issueToken and startRecording with `{"status":503}`.',
      'Call concurrently: 2 × stopRecording.',
      'Call stopRecording for call 2, with a deadline of 2000 ms, and abort it 300 ms after it begins.',
      'Wait 2200 ms.',
      'The server revokes all tokens.',
      'Shut the client down.',
    ],
  })
})

test('explain prints the page of a rule, lists the rules, and knows what was meant', async () => {
  const [page, list, area, wrong] = await Promise.all([
    run(['explain', 'cx-tok-001']),
    run(['explain']),
    run(['explain', 'TOK']),
    run(['explain', 'CX-TOK-01']),
  ])
  expect(page.stdout).toMatch(/^# CX-TOK-001\n/)
  expect(list.stdout).toContain(`${rules.length} rules. Run cxone-mock explain ID for the details of a rule.`)
  expect(area.stdout).toContain('  CX-TOK-001  SHOULD  should request one token and use it until it expires')
  expect(area.stdout).not.toContain('CX-ERR-001')
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    'cxone-mock: Unknown rule "CX-TOK-01". Did you mean CX-TOK-001?\n',
  ])
})

test('explain tells by which requests a rule is kept in another profile, and what is not put to a client there', async () => {
  const [general, shown, foreign, list] = await Promise.all([
    run(['explain', 'CX-TOK-001', '--profile', 'record-on-demand']),
    run(['explain', 'CX-REC-020', '--profile', 'record-on-demand']),
    run(['explain', 'CX-AUTH-003', '--profile', 'agent']),
    run(['explain', '--profile', 'agent']),
  ])
  const onDemand = '/interaction-recording-management-service/v1/interactions'
  expect(general.stdout).toContain('The traces above use the profile recordingcontrols.')
  expect(general.stdout).toContain('\n- issueToken: `POST /auth/token`\n')
  expect(general.stdout).toContain(
    `\n- startRecording: \`POST ${onDemand}/start-recording-on-demand?userId={userId}\`\n`,
  )
  expect(shown.stdout).toContain('The traces above use this profile.')
  expect(foreign.stdout).toMatch(/Profile agent.*\n\nThe rule does not apply to this profile\.\n$/)
  expect(list.stdout).toContain('  CX-REC-022  ')
  expect(list.stdout).not.toContain('CX-AUTH-003')
})
