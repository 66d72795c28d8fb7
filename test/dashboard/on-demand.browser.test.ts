import { expect, test } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import { live, open, withBrowser } from './open.js'

withBrowser()

/** Sends commands of Record on Demand as the demo's user, and returns their statuses. */
async function onDemand(mock: CxoneMock, ...commands: readonly string[]): Promise<number[]> {
  const env = mock.env()
  const issued = await fetch(env['CXONE_AUTH_TOKEN_URL'] ?? '', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      username: env['CXONE_ACCESS_KEY_ID'] ?? '',
      password: env['CXONE_ACCESS_KEY_SECRET'] ?? '',
    }),
  })
  const { access_token: token } = (await issued.json()) as { access_token: string }
  const statuses: number[] = []
  for (const command of commands) {
    const path = `interaction-recording-management-service/v1/interactions/${command}`
    const { status } = await fetch(`${mock.url}/${path}?userId=${env['CXONE_USER_ID']}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
    statuses.push(status)
  }
  return statuses
}

test('rows of Record on Demand show the command, also where it was refused or did nothing', async () => {
  await using opened = await open()
  const { mock, page, troubles } = opened
  await live(page)
  expect(await onDemand(mock, 'stop-recording-on-demand', 'mask')).toEqual([409, 200])
  const refused = page.locator('.row', { hasText: '409' })
  expect(await refused.locator('.what').textContent()).toMatch(/^POST .*\/stop-recording-on-demand\?userId=/)
  expect(await refused.locator('.reason').innerText()).toMatch(
    /^stopRecordingOnDemand · Recording rec-123 is idle, so there is nothing to stop/,
  )
  const without = page.locator('.row.noted')
  expect(await without.locator('.what').textContent()).toMatch(/^POST .*\/v1\/interactions\/mask\?userId=/)
  expect(await without.locator('.reason').innerText()).toMatch(
    /^maskRecording · Accepted, but nothing is being recorded, so nothing is masked\./,
  )
  expect(troubles).toEqual([])
})

test('a call shows the user by whom Record on Demand finds it', async () => {
  await using opened = await open()
  const { page } = opened
  await live(page)
  const card = page.locator('.card', { hasText: 'conv-123' })
  expect(await card.innerText()).toContain('userId 11e90000-0000-4000-8000-000000005001')
  expect(await page.locator('.card', { hasText: 'conv-456' }).innerText()).not.toContain('userId')
})

test('the fault of the next start meets one of Record on Demand', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  await page.getByRole('button', { name: 'Next start: 503' }).click()
  await expect.poll(() => mock.defaultSandbox.faults.list().length).toBe(1)
  const starts = ['start-recording-on-demand', 'start-recording-on-demand']
  expect(await onDemand(mock, ...starts)).toEqual([503, 200])
})
