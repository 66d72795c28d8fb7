import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { command, live, open, tokenOf, withBrowser, type Opened } from './open.js'

withBrowser()

/** A rejected start, an accepted one and a second one, each 30 s after the other, and a stop after 90 s. */
async function recorded({ mock, page }: Opened): Promise<void> {
  await live(page)
  const { clock } = mock.defaultSandbox
  const token = await tokenOf(mock, 'recorder')
  await command(mock, await tokenOf(mock, 'studio-basic'), { recordingId: 'rec-123' })
  for (const _ of [1, 2]) {
    clock.advance('30s')
    await command(mock, token, { recordingId: 'rec-123' })
  }
  clock.advance('60s')
  await command(mock, token, { recordingId: 'rec-123' }, 'stop')
  await expect.poll(() => page.locator('.row').count()).toBe(6)
}

function idOf({ mock }: Opened, status: number): string {
  return mock.defaultSandbox.requests.list({ operation: 'startRecording', status })[0]?.id ?? ''
}

test('a call is shown as a picture with its requests as marks, which lead to their explanations', async () => {
  await using opened = await open()
  await recorded(opened)
  const { page, troubles } = opened
  const card = page.locator('.card', { hasText: 'conv-123' })
  await expect
    .poll(() => card.locator('.timeline').getAttribute('aria-label'))
    .toBe('Recorded 1 min 30 s of 3 min 50 s (39 %).')
  await card.getByRole('link', { name: 'conv-123' }).click()
  const marks = page.locator('.timeline.large .mark')
  await expect.poll(() => marks.count()).toBe(4)
  expect(await marks.evaluateAll((each) => each.map((mark) => mark.getAttribute('aria-label')))).toEqual([
    expect.stringMatching(/^10:00:00 startRecording: 401, The token lacks the scope/),
    '10:00:30 startRecording: 200',
    '10:01:00 startRecording: 409, Recording rec-123 is already in progress.',
    '10:02:00 stopRecording: 200',
  ])
  expect(
    await page.locator('.timeline.large .span').evaluateAll((all) => all.map((each) => each.classList[1])),
  ).toEqual(['alerting', 'not-recorded', 'recording'])
  await marks.nth(2).click()
  await page.locator('.main-reason', { hasText: 'already in progress' }).waitFor()
  expect(troubles).toEqual([])
})

test('the lifecycle shows the current state, and the commands of another part of the API', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  await page.getByRole('link', { name: 'conv-123' }).click()
  const current = page.locator('.lifecycle .node.current text')
  await expect.poll(() => current.textContent()).toBe('not recorded')
  mock.defaultSandbox.calls.start('conv-123')
  await expect.poll(() => current.textContent()).toBe('recording')
  const possible = () => page.locator('.arrow.possible text').allTextContents()
  await expect.poll(async () => (await possible()).toSorted()).toEqual(['pause', 'stop, end of call'])
  await page.getByLabel('Part of the API').selectOption('Record on Demand')
  expect((await possible()).toSorted()).toEqual(['do not record', 'pause', 'stop, end of call'])
})

test('a rejected request is compared with the accepted one, field by field', async () => {
  await using opened = await open()
  await recorded(opened)
  const { page, troubles } = opened
  await page.locator('.row', { hasText: '401' }).click()
  await page.getByRole('button', { name: 'Compare' }).click()
  const row = (name: string) =>
    page.locator('.compare tr', { has: page.locator('th', { hasText: new RegExp(`^${name}$`) }) })
  await row('status').waitFor()
  expect(await row('status').locator('td').allTextContents()).toEqual(['401', '200'])
  expect(await row('client').locator('td').allTextContents()).toEqual(['studio-basic', 'recorder'])
  expect(await row('rule').locator('td').allTextContents()).toEqual(['scope', 'absent'])
  expect(await row('request body.recordingId').count()).toBe(0)
  await page.getByLabel('Compare with').selectOption({ index: 0 })
  await expect
    .poll(() => row('operation').locator('td').allTextContents())
    .toEqual(['startRecording', 'stopRecording'])
  expect(troubles).toEqual([])
})

test('a request is copied as curl without its token, and sent again', async () => {
  await using opened = await open({}, { permissions: ['clipboard-read', 'clipboard-write'] })
  await recorded(opened)
  const { mock, page, troubles } = opened
  await page.locator(`.row[data-id="${idOf(opened, 200)}"]`).click()
  await page.getByRole('button', { name: 'Copy as curl' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(
      [
        `curl -i -X 'POST' '${mock.url}/api/v2/recording/recordingcontrols/start' \\`,
        "  -H 'content-type: application/json' \\",
        '  -H "Authorization: Bearer $TOKEN" \\',
        "  -H 'accept: */*' \\",
        `  --data-raw '{"recordingId":"rec-123"}'`,
      ].join('\n'),
    )
  await page.getByRole('button', { name: 'Send again' }).click()
  await page.locator('.main-reason', { hasText: 'Recording rec-123 is finished' }).waitFor()
  expect(mock.defaultSandbox.requests.last()).toMatchObject({ status: 409, client: 'recorder' })
  expect(troubles).toEqual([])
})

test('requests are grouped by reason, and a group leads to its requests', async () => {
  await using opened = await open()
  await recorded(opened)
  const { mock, page } = opened
  await command(mock, undefined, {})
  await command(mock, undefined, { recordingId: 'rec-123' })
  await page.getByLabel('Group').check()
  const group = page.locator('.group').first()
  await expect.poll(() => group.locator('.what').textContent()).toBe('2 × token-present')
  await group.click()
  await expect.poll(() => page.locator('.row > .chip').allInnerTexts()).toEqual(['401', '401'])
  expect(await page.locator('#count').innerText()).toBe('2 of 8')
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect.poll(() => page.locator('#count').innerText()).toBe('8 in total')
})

test('a link opens the same request with the same filter', async () => {
  await using opened = await open()
  await recorded(opened)
  const { page } = opened
  await page.getByText('More filters').click()
  for (const [label, value] of [
    ['Operation', 'startRecording (3)'],
    ['Recording', 'rec-123 (4)'],
    ['Client', 'recorder (4)'],
  ] as const) {
    const select = page.locator('.choices label', { hasText: new RegExp(`^${label}`) }).locator('select')
    await select.focus()
    await select.selectOption(value)
  }
  await page.locator('.row', { hasText: '409' }).click()
  await page.locator('.main-reason').waitFor()
  const address = page.url()
  expect(address).toContain(
    `request=${idOf(opened, 409)}&operation=startRecording&client=recorder&recording=rec-123`,
  )
  await page.goto('about:blank')
  await page.goto(address)
  await page.locator('.main-reason', { hasText: 'already in progress' }).waitFor()
  await expect.poll(() => page.locator('#count').innerText()).toBe('2 of 6')
  expect(await page.locator('.row[aria-current]').innerText()).toContain('409')
  await page.locator('.row', { hasText: '200' }).click()
  await page.locator('.main-reason', { hasText: 'startRecording succeeded.' }).waitFor()
  await page.goBack()
  await page.locator('.main-reason', { hasText: 'already in progress' }).waitFor()
})

test('another variant of an open question is chosen, and the request that it changes is sent again', async () => {
  await using opened = await open()
  await recorded(opened)
  const { mock, page } = opened
  await page.locator('.row', { hasText: '409' }).click()
  await page.locator('#details').getByRole('link', { name: 'start-while-recording' }).click()
  await page.getByText('Would change: 1 request').waitFor()
  await page.getByRole('radio', { name: 'unchanged' }).check()
  await expect.poll(() => mock.defaultSandbox.assumptions['start-while-recording']).toBe('unchanged')
  await page.getByText('Undocumented behaviour').first().click()
  const item = page.locator('#questions li', { hasText: 'start-while-recording' })
  await expect.poll(() => item.locator('.chip').allInnerTexts()).toEqual(['1', 'unchanged'])
})

test('activity in another sandbox is shown, and leads to it', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const sandbox = await mock.sandbox({ id: 'mine' })
  await fetch(`${mock.url}/s/mine/api/v2/conversations`)
  await fetch(`${mock.url}/s/mine/api/v2/conversations`)
  await page.getByRole('button', { name: 'Show sandbox mine: 2 new requests, 2 rejected' }).click()
  await expect.poll(() => page.locator('.row').count()).toBe(2)
  expect(await page.getByLabel('Sandbox', { exact: true }).inputValue()).toBe('mine')
  expect(page.url()).toContain('#sandbox=mine')
  expect(await page.locator('.sign').count()).toBe(0)
  expect(sandbox.requests.count()).toBe(2)
  expect(troubles).toEqual([])
})

test('a fault of the form is injected as its fields say', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  await page.getByText('Custom fault').click()
  await page.locator('#fault-on option', { hasText: /^stopRecording$/ }).waitFor({ state: 'attached' })
  await page.locator('#fault-on').selectOption('stopRecording')
  await page.getByLabel('Effect').selectOption('quota with 429')
  await page.getByLabel('Accepted requests').fill('2')
  await page.getByLabel('Window in s').fill('30')
  await page.getByLabel('Times').fill('4')
  await page.getByRole('button', { name: 'Add fault' }).click()
  await expect
    .poll(() => mock.defaultSandbox.faults.list())
    .toEqual([
      { id: 'fault-1', on: 'stopRecording', quota: { limit: 2, windowMillis: 30_000 }, times: 4, met: 0 },
    ])
  expect(troubles).toEqual([])
})

test('the clock goes to the next event, and beyond the life of every token', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  const token = await tokenOf(mock, 'recorder')
  mock.defaultSandbox.clock.advance('10m')
  await tokenOf(mock, 'recorder')
  await page.getByRole('button', { name: 'Next event' }).click()
  await expect.poll(() => mock.defaultSandbox.clock.now()).toBe(Date.parse('2026-01-15T11:00:00.000Z'))
  await page.getByRole('button', { name: 'Expire tokens' }).click()
  await expect.poll(() => mock.defaultSandbox.clock.now()).toBe(Date.parse('2026-01-15T11:10:01.000Z'))
  expect(await command(mock, token, { recordingId: 'rec-123' })).toBe(401)
  await page.getByRole('button', { name: 'Expire tokens' }).click()
  await page.getByText('This sandbox has no valid token.').waitFor()
})

test('the journal is saved as HAR, and a snapshot is saved and restored', async () => {
  await using opened = await open()
  await recorded(opened)
  const { mock, page, troubles } = opened
  const save = async (name: string) => {
    await page.getByText('Export').click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ])
    return { file: await saved.path(), name: saved.suggestedFilename() }
  }
  const har = await save('Save requests as HAR')
  expect(har.name).toBe('default.har')
  expect(JSON.parse(await readFile(har.file, 'utf8'))).toMatchObject({ log: { version: '1.2' } })
  const snapshot = await save('Save snapshot')
  mock.defaultSandbox.calls.end('conv-123')
  await expect.poll(() => page.locator('.card', { hasText: 'conv-123' }).innerText()).toContain('ended')
  await page.locator('#snapshot-file').setInputFiles(snapshot.file)
  await expect.poll(() => page.locator('.card', { hasText: 'conv-123' }).innerText()).toContain('connected')
  await page.getByText('Export').click()
  await page.getByRole('button', { name: 'Clear requests' }).click()
  await page.getByText('No requests yet.').waitFor()
  expect(troubles.filter((trouble) => !trouble.includes('blob:'))).toEqual([])
})

test('when the mock is gone the page says so, with the command that starts it again', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  const { port, origin } = new URL(mock.url)
  await mock.close()
  const gone = page.locator('#gone')
  await gone.waitFor()
  expect(await gone.innerText()).toContain(`The mock at ${origin} does not respond.`)
  expect(await gone.innerText()).toContain(`npx cxone-mock --port ${port}`)
  await mock.listen({ port: Number(port) })
  await gone.waitFor({ state: 'hidden' })
})
