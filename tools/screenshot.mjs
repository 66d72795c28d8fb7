// Writes docs/page.jpg: the page of a mock that rejected a start, with its explanation. Chromium is that of the system.
import { stat } from 'node:fs/promises'
import process from 'node:process'
import { createCxoneMock } from 'cxone-mock'
import { chromium } from 'playwright-core'

const file = 'docs/page.jpg'
const mock = await createCxoneMock({ port: 0, clock: '2026-01-15T10:00:00.000Z', seed: 'picture' })

async function tokenOf(client) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client,
    client_secret: `${client}-secret`,
  })
  const issued = await fetch(`${mock.url}/oauth/token`, { method: 'POST', body })
  return (await issued.json()).access_token
}

async function control(token, action) {
  await fetch(`${mock.url}/api/v2/recording/recordingcontrols/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId: 'rec-123', action }),
  })
  mock.defaultSandbox.clock.advance('5s')
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 1200, height: 560 }, colorScheme: 'light' })
await page.goto(`${mock.adminUrl}/ui`)
await page.locator('#connection', { hasText: 'live' }).waitFor()
const recorder = await tokenOf('recorder')
await control(recorder, 'start')
await control(recorder, 'stop')
await control(await tokenOf('studio-basic'), 'start')
await page.getByText('401').first().click()
await page.getByText('Get a token with client_credentials').first().waitFor()
await page.screenshot({ path: file, type: 'jpeg', quality: 60 })
await browser.close()
await mock.close()
process.stdout.write(`${file}: ${Math.ceil((await stat(file)).size / 1000)} kB\n`)
