import { expect, test } from 'vitest'
import { command, live, open, withBrowser } from './open.js'

withBrowser()

test('a hundred thousand requests are listed, filtered and scrolled through, with few rows in the page', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  await command(mock, undefined, { recordingId: 'rec-123' })
  await expect.poll(() => page.locator('.row').count()).toBe(1)
  const [entry] = mock.defaultSandbox.requests.list()
  // The mock keeps 1,000 requests, so its journal is made longer when it arrives.
  await page.addInitScript((each) => {
    const fetched = fetch
    globalThis.fetch = (input, init) => {
      if (typeof input !== 'string' || !input.startsWith('/__admin/requests?')) return fetched(input, init)
      const requests = Array.from({ length: 100_000 }, (_, index) => ({
        ...each,
        id: `request-${index}`,
        target: `/api/v2/n/${index}`,
      }))
      return Promise.resolve(Response.json({ requests }))
    }
  }, entry)
  await page.reload()
  await live(page)
  await page.locator('#count', { hasText: '100,000 in total' }).waitFor()
  const rows = page.locator('.row')
  expect(await rows.count()).toBeLessThan(60)
  expect(await rows.first().getAttribute('data-id')).toBe('request-99999')
  await rows.first().focus()
  await page.keyboard.press('End')
  await page.locator('.row[data-id="request-0"]').waitFor()
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['id']))
    .toBe('request-0')
  // The mock does not have this request, but the page does.
  await page.keyboard.press('Enter')
  await page.locator('.main-reason', { hasText: 'The request has no Authorization header.' }).waitFor()
  await page.getByText('does not have this one any more').waitFor()
  await page.getByRole('searchbox', { name: 'Text in the path' }).fill('/n/4242')
  await page.locator('#count', { hasText: '11 of 100,000' }).waitFor()
  await page.getByRole('searchbox', { name: 'Text in the path' }).fill('')
  await page.getByLabel('Group').check()
  await expect.poll(() => page.locator('.group .what').allTextContents()).toEqual(['100000 × token-present'])
})
