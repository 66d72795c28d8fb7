import { expect, test } from 'vitest'
import { command, live, open, tokenOf, withBrowser } from './open.js'

withBrowser()

test('a call begins, is answered, recorded and ended by buttons', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  await page.getByRole('button', { name: 'Begin call' }).click()
  await expect.poll(() => mock.defaultSandbox.calls.list().length).toBe(4)
  const { conversationId } = mock.defaultSandbox.calls.list().at(-1) ?? {}
  const card = page.locator('.card', { hasText: conversationId ?? '' })
  const chips = () => card.locator('.chip').allInnerTexts()
  await expect.poll(chips).toEqual(['alerting', 'not recorded'])
  await card.getByRole('button', { name: 'Answer' }).click()
  await expect.poll(chips).toEqual(['connected', 'not recorded'])
  await card.getByRole('button', { name: 'Start recording' }).click()
  await expect.poll(chips).toEqual(['connected', 'recording'])
  await card.getByRole('button', { name: 'Stop recording' }).click()
  await expect.poll(chips).toEqual(['connected', 'recorded'])
  await card.getByRole('button', { name: 'End call' }).click()
  await expect.poll(chips).toEqual(['ended', 'recorded'])
  expect(await card.getByRole('button').count()).toBe(0)
  expect(troubles).toEqual([])
})

test('what a client does to a call is seen live', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const token = await tokenOf(mock, 'recorder')
  expect(await command(mock, token, { recordingId: 'rec-123' })).toBe(200)
  await page
    .locator('.card', { hasText: 'conv-123' })
    .locator('.chip', { hasText: /^recording$/ })
    .waitFor()
  expect(troubles).toEqual([])
})

test('a command that is refused says why, and the reason is put away', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  // The page is held up, so that it offers what is no longer possible.
  await page.route('**/__admin/calls?*', () => undefined)
  mock.defaultSandbox.calls.answer('conv-456')
  await page.getByRole('button', { name: 'Answer: conv-456' }).click()
  const notice = page.getByRole('alert')
  await notice.getByText('Call conv-456 is connected. Only an alerting call can be answered.').waitFor()
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  expect(await notice.isVisible()).toBe(false)
})

test('the clock is advanced, run and frozen', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const { clock } = mock.defaultSandbox
  const now = page.locator('#now')
  await expect.poll(() => now.innerText()).toBe('2026-01-15 10:00:00 UTC')
  expect(await page.locator('#clock-state').innerText()).toBe('frozen')
  await page.getByRole('button', { name: '+1 min' }).click()
  await expect.poll(() => now.innerText()).toBe('2026-01-15 10:01:00 UTC')
  await page.getByText('Set clock').click()
  await page.getByLabel('Advance by').fill('55m')
  await page.getByRole('button', { name: 'Advance', exact: true }).click()
  await expect.poll(() => now.innerText()).toBe('2026-01-15 10:56:00 UTC')
  await page.getByLabel('Set to (UTC)').fill('2026-01-16T08:30:00')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect.poll(() => now.innerText()).toBe('2026-01-16 08:30:00 UTC')
  await page.getByRole('button', { name: 'Run' }).click()
  await page.getByRole('button', { name: 'Freeze' }).waitFor()
  expect(clock.frozen).toBe(false)
  const before = await now.innerText()
  await expect.poll(() => now.innerText(), { timeout: 5000 }).not.toBe(before)
  await page.getByRole('button', { name: 'Freeze' }).click()
  await page.getByRole('button', { name: 'Run' }).waitFor()
  expect(clock.frozen).toBe(true)
  // Whoever moves the clock elsewhere is followed with the next request.
  clock.set('2027-05-01T12:00:00Z')
  await fetch(`${mock.url}/api/v2/conversations`)
  await expect.poll(() => now.innerText()).toBe('2027-05-01 12:00:00 UTC')
  expect(troubles).toEqual([])
})

test('faults are injected, met, removed and cleared', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const token = await tokenOf(mock, 'recorder')
  await page.getByRole('button', { name: 'Next start: 503' }).click()
  const active = page.locator('#faults li')
  await active.getByText('active').waitFor()
  expect(await command(mock, token, { recordingId: 'rec-123' })).toBe(503)
  await active.getByText('used up').waitFor()
  await page.locator('.row', { hasText: '503' }).click()
  await page.locator('#details .fault').waitFor()
  expect(await command(mock, token, { recordingId: 'rec-123' })).toBe(200)
  await page.getByRole('button', { name: 'Next request: connection reset' }).click()
  await expect.poll(() => active.count()).toBe(2)
  await expect(command(mock, token, { recordingId: 'rec-123' })).rejects.toThrow('fetch failed')
  await page.getByRole('button', { name: 'Quota: 429' }).click()
  await expect.poll(() => active.count()).toBe(3)
  const answers: number[] = []
  for (let sent = 0; sent < 4; sent += 1) answers.push(await command(mock, token, {}))
  expect(answers).toEqual([400, 400, 400, 429])
  await page.getByRole('button', { name: 'Remove fault-1' }).click()
  await expect.poll(() => active.count()).toBe(2)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect.poll(() => active.count()).toBe(0)
  expect(mock.defaultSandbox.faults.list()).toEqual([])
  expect(troubles).toEqual([])
})

test('a reset asks once more, and then nothing is left', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  await fetch(`${mock.url}/api/v2/conversations`)
  await page.locator('.row').click()
  mock.defaultSandbox.calls.begin()
  await expect.poll(() => page.locator('.card').count()).toBe(4)
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  expect(mock.defaultSandbox.requests.count()).toBe(1)
  await page.getByRole('button', { name: 'Reset sandbox “default”?' }).click()
  await page.getByText('No requests yet. New requests appear here immediately.').waitFor()
  await expect.poll(() => page.locator('.card').count()).toBe(3)
  await page.getByText('Select a request to see its explanation.').waitFor()
  expect(await page.getByRole('button', { name: 'Reset', exact: true }).innerText()).toBe('Reset')
  expect(troubles).toEqual([])
})

test('the curl is copied, without a secret in it', async () => {
  await using opened = await open({}, { permissions: ['clipboard-read', 'clipboard-write'] })
  const { mock, page, troubles } = opened
  await live(page)
  await page.locator('#copy-curl').getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`${mock.url}/api/v2/recording/recordingcontrols/start`)
  expect(copied).toContain('{"recordingId":"rec-123","action":"start"}')
  const html = await page.content()
  // A public client has none.
  const secrets = mock.defaultSandbox.clients
    .map(({ clientSecret }) => clientSecret)
    .filter((each) => each !== '')
  for (const clientSecret of secrets) {
    expect(copied).not.toContain(clientSecret)
    expect(html).not.toContain(clientSecret)
  }
  expect(troubles).toEqual([])
})

test('the curl names the API, also when the control plane has a port of its own', async () => {
  await using opened = await open({ adminPort: 0 })
  const { mock, page, troubles } = opened
  await live(page)
  const shown = (await page.locator('#curl').textContent()) ?? ''
  expect(shown).toContain(`${mock.url}/oauth/token`)
  expect(shown).toContain(`${mock.url}/api/v2/recording/recordingcontrols/start`)
  expect(troubles).toEqual([])
})

test('with an admin token the page asks for it, and keeps it in memory only', async () => {
  await using opened = await open({ adminToken: 'mock_admin_token' })
  const { page, troubles } = opened
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor()
  await page.getByRole('textbox', { name: 'Admin token' }).fill('wrong')
  await page.keyboard.press('Enter')
  await dialog
    .getByText(
      'This token is not correct. Enter the token that the mock printed or that you set with --admin-token.',
    )
    .waitFor()
  await page.getByRole('textbox', { name: 'Admin token' }).fill('mock_admin_token')
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await live(page)
  expect(await dialog.isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Begin call' }).click()
  await expect.poll(() => page.locator('.card').count()).toBe(4)
  const kept = await page.evaluate(() =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      location.href,
    ]),
  )
  expect(kept).not.toContain('mock_admin_token')
  expect(await page.content()).not.toContain('mock_admin_token')
  await page.reload()
  await dialog.waitFor()
  expect(troubles.filter((trouble) => !trouble.includes('401'))).toEqual([])
})

test('requests are held by a button, shown while they wait, and released one by one', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const token = await tokenOf(mock, 'recorder')
  await page.getByRole('button', { name: 'Hold requests' }).click()
  const held = page.locator('#held li.active')
  await page.getByText('Waiting for requests to hold.').waitFor()
  const first = command(mock, token, { recordingId: 'rec-123' })
  await expect.poll(() => held.count(), { timeout: 5000 }).toBe(1)
  expect(await held.locator('code').innerText()).toBe('startRecording {"recordingId":"rec-123"}')
  const second = command(mock, token, { recordingId: 'rec-123' })
  await expect.poll(() => held.count(), { timeout: 5000 }).toBe(2)
  await held.last().getByRole('button', { name: 'Release startRecording' }).click()
  expect(await second).toBe(200)
  await page.getByRole('button', { name: 'End holds' }).click()
  expect(await first).toBe(409)
  await page.getByText('No holds.').waitFor()
  expect(mock.defaultSandbox.holds.list()).toEqual([])
  expect(troubles).toEqual([])
})
