import { expect, test } from 'vitest'
import { compareTrace } from '../../trace/compare.js'
import { command, exchangesOf, harOf, signIn, type Sent } from './traffic.js'

type Har = Awaited<ReturnType<typeof harOf>>

interface Entry {
  readonly request: { method: string; url: string; headers: { name: string; value: string }[] }
  readonly response: {
    status: number
    headers: { name: string; value: string }[]
    content: { size: number; text: string }
  }
}

const entryOf = ({ log }: Har, index: number) => log.entries[index] as Entry

async function verdicts(har: Har) {
  const { exchanges } = await compareTrace({ exchanges: exchangesOf(har) })
  return exchanges.map(({ verdict }) => verdict)
}

const story = [signIn, command('start'), command('start'), command('stop'), command('stop'), command('start')]

test('a server that behaves like the mock agrees in every response, although its state before is unknown', async () => {
  expect(await verdicts(await harOf({}, story))).toEqual(story.map(() => 'agrees'))
})

test.each<readonly [string, (entry: Entry) => void, string, string]>([
  ['status', (entry) => (entry.response.status = 410), 'status', 'status'],
  [
    'missing header',
    ({ response }) =>
      (response.headers = response.headers.filter(({ name }) => name !== 'inin-correlation-id')),
    'header',
    'header inin-correlation-id',
  ],
  [
    'media type',
    ({ response }) => {
      const type = response.headers.find(({ name }) => name === 'content-type')
      if (type) type.value = 'text/html'
    },
    'header',
    'header content-type',
  ],
  [
    'error code',
    ({ response: { content } }) => (content.text = content.text.replace('"conflict"', '"busy"')),
    'value',
    '$.code',
  ],
  [
    'missing field',
    ({ response: { content } }) => (content.text = content.text.replace(/"code":"conflict",/, '')),
    'missing',
    '$.code',
  ],
  ['missing body', ({ response: { content } }) => ((content.text = ''), (content.size = 0)), 'body', 'body'],
])('a changed %s is a difference', async (_, change, kind, at) => {
  const har = await harOf({}, story)
  change(entryOf(har, 2))
  const { exchanges } = await compareTrace({ exchanges: exchangesOf(har) })
  const { verdict, differences } = exchanges[2] ?? {}
  expect(verdict).toBe('differs')
  expect(differences?.filter(({ weight }) => weight !== 'note')).toMatchObject([{ kind, at }])
})

test('an additional field and another text of a message are notes', async () => {
  const har = await harOf({}, story)
  const { content } = entryOf(har, 2).response
  content.text = content.text.replace(/"message":"[^"]*"/, '"message":"No.","region":"eu1"')
  const { exchanges } = await compareTrace({ exchanges: exchangesOf(har) })
  expect(exchanges[2]).toMatchObject({
    verdict: 'agrees',
    differences: [
      { weight: 'note', kind: 'value', at: '$.message' },
      { weight: 'note', kind: 'additional', at: '$.region' },
    ],
  })
})

test('what the mock does not implement, and what the trace does not show, is not judged', async () => {
  const unknown: Sent = { method: 'GET', path: '/api/v2/routing/queues' }
  const har = await harOf({}, [signIn, unknown, command('start')])
  entryOf(har, 1).response.status = 200
  entryOf(har, 2).response.status = 0
  const { exchanges } = await compareTrace({ exchanges: exchangesOf(har) })
  expect(exchanges.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['agrees', undefined],
    ['not-implemented', undefined],
    ['unknown', 'The trace has no response.'],
  ])
})

test('a token from before the trace is assumed to be valid if the server has accepted it', async () => {
  const har = await harOf({}, story)
  har.log.entries.shift()
  expect(await verdicts(har)).toEqual(['agrees', 'agrees', 'agrees', 'agrees', 'agrees'])
})

test('a rejected token from before the trace cannot be judged', async () => {
  const har = await harOf({}, story)
  har.log.entries.splice(0, 1)
  har.log.entries.splice(1)
  entryOf(har, 0).response.status = 403
  const { exchanges } = await compareTrace({ exchanges: exchangesOf(har) })
  expect(exchanges).toMatchObject([
    {
      verdict: 'unknown',
      reason: 'Its token was issued before the trace, so its scopes and its lifetime are unknown.',
    },
  ])
})

test('a trace that begins with a stop shows that the call was being recorded', async () => {
  const har = await harOf({}, story)
  har.log.entries.splice(1, 2)
  const { exchanges, assumed } = await compareTrace({ exchanges: exchangesOf(har) })
  expect(exchanges.map(({ verdict }) => verdict)).toEqual(['agrees', 'agrees', 'agrees', 'agrees'])
  expect(assumed).toContain('Inferred before the trace: call conv-123 is connected, recording.')
})
