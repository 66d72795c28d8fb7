import { expect, test } from 'vitest'
import { command, live, open, tokenOf, withBrowser } from './open.js'

withBrowser()

test('a refusal appears live, and its explanation says why, what to do and how well it is known', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const token = await tokenOf(mock, 'studio-basic')
  expect(await command(mock, token, { recordingId: 'rec-123' })).toBe(401)
  const row = page.locator('.row', { hasText: '401' })
  await row.waitFor()
  expect(await row.innerText()).toContain('The token lacks the scope recording:control.')
  await row.click()
  const explanation = page.locator('#details')
  await explanation.locator('.main-reason').waitFor()
  const shown = await explanation.innerText()
  const expected = mock.defaultSandbox.requests.explain()
  expect(shown).toContain(expected.reason)
  for (const step of expected.fix ?? []) expect(shown).toContain(step)
  expect(await explanation.locator('.evidence').innerText()).toContain(expected.evidence?.grade)
  expect(shown).toContain(expected.rule)
  expect(shown).toContain('rejected')
  expect(await row.getAttribute('aria-current')).toBe('true')
  await expect
    .poll(() => page.locator('#announcer').textContent())
    .toMatch(/^Rejected with 401: POST \/api\/v2\/recording\/recordingcontrols\/start\./)
  expect(troubles).toEqual([])
})

test('the history leads to the request that caused it', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const token = await tokenOf(mock, 'recorder')
  await command(mock, token, { recordingId: 'rec-123' })
  expect(await command(mock, token, { recordingId: 'rec-123' })).toBe(409)
  await page.locator('.row', { hasText: '409' }).click()
  await page.locator('.cause').click()
  await page.locator('.main-reason', { hasText: 'startRecording succeeded.' }).waitFor()
  expect(await page.locator('.row[aria-current]').innerText()).toContain('200')
  expect(await page.locator('.message pre.body').first().innerText()).toBe('{\n  "recordingId": "rec-123"\n}')
  expect(await page.locator('#details').innerText()).not.toContain(token)
  expect(troubles).toEqual([])
})

test('the list is filtered by text, by status and to refusals', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const token = await tokenOf(mock, 'recorder')
  await command(mock, token, { recordingId: 'rec-123' })
  await command(mock, token, { recordingId: 'conf-123' })
  await command(mock, undefined, { recordingId: 'rec-123' })
  await fetch(`${mock.url}/api/v2/nowhere`)
  await expect.poll(() => statuses()).toEqual(['501', '401', '404', '200', '200'])
  await page.getByLabel('Rejected only').check()
  expect(await statuses()).toEqual(['501', '401', '404'])
  await page.getByRole('search').getByLabel('Status').selectOption('4xx')
  expect(await statuses()).toEqual(['401', '404'])
  await page.getByRole('searchbox', { name: 'Text in the path' }).fill('CONFERENCE ID of')
  expect(await statuses()).toEqual(['404'])
  expect(await page.locator('#count').innerText()).toBe('1 of 5')
  await page.getByRole('searchbox', { name: 'Text in the path' }).fill('nothing like it')
  expect(await page.locator('#journal').innerText()).toBe('No requests match the filter.')
  await page.getByRole('searchbox', { name: 'Text in the path' }).fill('')
  await page.getByLabel('Rejected only').uncheck()
  await page.getByRole('search').getByLabel('Status').selectOption('2xx')
  expect(await statuses()).toEqual(['200', '200'])
  // What comes in while a filter is set goes through it too.
  await command(mock, undefined, {})
  await command(mock, token, { recordingId: 'rec-123' }, 'stop')
  await expect.poll(() => statuses()).toEqual(['200', '200', '200'])
  expect(troubles).toEqual([])

  function statuses(): Promise<string[]> {
    return page.locator('.row > .chip').allInnerTexts()
  }
})

test('a sandbox is chosen, and only what is its own is shown', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  await fetch(`${mock.url}/api/v2/conversations`)
  await page.locator('.row').waitFor()
  const sandbox = await mock.sandbox({ id: 'mine' })
  sandbox.calls.begin({ conversationId: 'conv-of-mine' })
  await page.getByLabel('Sandbox', { exact: true }).focus()
  await page.locator('#sandbox option', { hasText: 'mine' }).waitFor({ state: 'attached' })
  await page.getByLabel('Sandbox', { exact: true }).selectOption('mine')
  await page.locator('.card', { hasText: 'conv-of-mine' }).waitFor()
  expect(await page.locator('.row').count()).toBe(0)
  await fetch(`${mock.url}/s/mine/api/v2/conversations`)
  await page.locator('.row', { hasText: '/s/mine/' }).waitFor()
  expect(await page.locator('#curl').textContent()).toContain(`'recorder-mine':"$CXONE_CLIENT_SECRET"`)
  // A sandbox that is deleted leaves the page at the default one.
  await sandbox.delete()
  await page.getByRole('button', { name: 'Begin call' }).click()
  await page.locator('#notice', { hasText: 'There is no sandbox "mine".' }).waitFor()
  await page.getByLabel('Sandbox', { exact: true }).focus()
  await page.locator('.card', { hasText: 'conv-123' }).waitFor()
  expect(troubles.filter((trouble) => !trouble.includes('404'))).toEqual([])
})

test('two thousand requests leave the page quick, with the newest shown', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  for (let index = 0; index < 2000; index += 1) {
    await mock.handle({
      method: 'GET',
      target: `/api/v2/conversations?n=${index}`,
      headers: ['Host', 'localhost'],
      body: '',
    })
  }
  await page.locator('.row', { hasText: 'n=1999' }).waitFor()
  expect(await page.locator('.row').count()).toBeLessThan(60)
  await page.getByRole('searchbox', { name: 'Text in the path' }).fill('n=1001')
  await expect.poll(() => page.locator('.row').count()).toBe(1)
  expect(troubles).toEqual([])
})

test('when the server goes and comes back, the page follows again and shows what it missed', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  const { port } = new URL(mock.url)
  await mock.close()
  await page.locator('#connection', { hasText: 'reconnecting' }).waitFor()
  await mock.handle({ method: 'GET', target: '/api/v2/missed', headers: ['Host', 'localhost'], body: '' })
  await mock.listen({ port: Number(port) })
  await live(page)
  await page.locator('.row', { hasText: '/api/v2/missed' }).waitFor()
})
