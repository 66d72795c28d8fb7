import { expect, test } from 'vitest'
import { live, open, tokenOf, withBrowser } from './open.js'
import { payloads } from './payloads.js'

withBrowser()

/** What would have come of a payload that was taken for markup. */
const injected =
  'script:not([src="/__admin/ui/app.js"]), img, svg:not(.picture), iframe, style, base, meta[http-equiv], ' +
  'a:not([href^="#"], [href^="https://help.nice"], [href^="https://github.com/"], [href^="https://forum.sggu.com/"]), ' +
  'link[href*="evil"], form:not([method="dialog"]), math, template, textarea, object, embed'

test('every text from a request is shown as it is, and none of it runs', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  const authorization = `Bearer ${await tokenOf(mock, 'recorder')}`
  for (const payload of payloads) {
    const line = payload.replaceAll('\n', ' ')
    const headers = ['Host', 'localhost', 'Authorization', authorization, 'Content-Type', 'application/json']
    await mock.handle({
      method: 'POST',
      target: '/api/v2/recording/recordingcontrols/start',
      headers: [...headers, 'User-Agent', line, line, line],
      body: JSON.stringify({ recordingId: payload, [payload]: payload }),
    })
    await mock.handle({ method: 'GET', target: `/api/v2/${line}?x=${line}`, headers, body: payload })
    const sent = payloads.indexOf(payload) * 2 + 3
    await page.locator('#count', { hasText: `${sent} in total` }).waitFor()
    const [newest, before] = [page.locator('.row').nth(0), page.locator('.row').nth(1)]
    expect(await newest.textContent()).toContain(`/api/v2/${line}?x=${line}`)
    await newest.click()
    await page.locator('#details .request', { hasText: '?x=' }).waitFor()
    expect(await page.locator('#details .request').textContent()).toContain(line)
    await before.click()
    await page.locator('#details .request', { hasText: '/start' }).waitFor()
    const shown = (await page.locator('.message').first().locator('pre').allTextContents()).join('\n')
    expect(shown).toContain(`user-agent: ${line}`)
    expect(shown).toContain(JSON.stringify(payload))
    expect(await page.locator(injected).count(), payload).toBe(0)
  }
  await page.waitForTimeout(200)
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(page.url().split('#')[0]).toBe(`${mock.url}/__admin/ui`)
  expect(troubles).toEqual([])
})

test('nor does what a test gave: ids of calls, faults, clients and sandboxes', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  for (const [index, payload] of payloads.entries()) {
    mock.defaultSandbox.calls.begin({
      conversationId: `${payload}${index}`,
      recordingId: `r${payload}`,
      state: 'connected',
    })
    mock.defaultSandbox.faults.use({ status: 503, body: payload, times: 1 })
  }
  await expect.poll(() => page.locator('.card').count()).toBe(payloads.length + 3)
  const cards = await page.locator('.card').allTextContents()
  const faults = (await page.locator('#faults code').allTextContents()).join('\n')
  for (const [index, payload] of payloads.entries()) {
    expect(cards.some((card) => card.includes(`${payload}${index}`))).toBe(true)
    expect(faults).toContain(JSON.stringify(payload))
  }
  await page.locator('.card').first().getByRole('button').first().click()
  await page.locator('.chip', { hasText: /^recording$/ }).waitFor()
  expect(await page.locator(injected).count()).toBe(0)
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(troubles).toEqual([])
})

test('the policy stops what would run all the same', async () => {
  await using opened = await open()
  const { page, troubles } = opened
  await live(page)
  // As if a mistake in the page had let markup through.
  const outcome = await page.evaluate(() => {
    const say = (act: () => void) => {
      try {
        act()
        return 'let through'
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown'
      }
    }
    return [
      say(() => (document.body.innerHTML = '<img src=x onerror=window.pwned=1>')),
      say(() => document.write('<script>window.pwned=1</script>')),
      say(() => (document.createElement('script').src = 'https://evil.example/x.js')),
      say(() => document.body.setAttribute('onclick', 'window.pwned=1')),
    ]
  })
  expect(outcome.slice(0, 3)).toEqual(['TypeError', 'TypeError', 'TypeError'])
  await page.locator('body').click()
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(troubles.some((trouble) => trouble.startsWith('policy:'))).toBe(true)
})
