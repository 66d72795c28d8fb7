import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { command, live, open, withBrowser } from './open.js'

withBrowser()

/** What has the focus, by what a screen reader calls it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return ''
    const label =
      element.getAttribute('aria-label') ?? document.querySelector(`label[for="${element.id}"]`)?.textContent
    return label ?? element.closest('label')?.textContent.trim() ?? element.innerText
  })
}

/** Presses Tab until `name` has the focus, and hands over what had it on the way. */
async function tabTo(page: Page, name: string): Promise<string[]> {
  const path: string[] = []
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    const here = await focused(page)
    path.push(here)
    if (here.startsWith(name)) return path
  }
  throw new Error(`Tab does not lead to ${name}, but to ${path.join(', ')}`)
}

/** Whether what has the focus shows it. */
function ringed(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
}

test('everything is reached with Tab, in the order in which it stands, and shows that it has the focus', async () => {
  await using opened = await open()
  const { page } = opened
  await live(page)
  const path = await tabTo(page, 'Skip to requests')
  for (let presses = 0; presses < 40 && path.at(-1) !== 'Explanation'; presses += 1) {
    await page.keyboard.press('Tab')
    const onExplanation = await page.evaluate(() => document.activeElement?.id === 'details')
    path.push(onExplanation ? 'Explanation' : await focused(page))
    expect(await ringed(page), path.at(-1)).toBe(true)
  }
  expect(path).toEqual([
    'Skip to requests',
    'Sandbox',
    '+1 min',
    'Next event',
    'Expire tokens',
    'Run',
    'Set clock',
    'Export',
    'Reset',
    'Begin call',
    'conv-456',
    'Answer: conv-456',
    'End call: conv-456',
    'conv-123',
    'Start recording: conv-123',
    'End call: conv-123',
    'conv-789',
    'Faults',
    'Next start: 503',
    'Next request: connection reset',
    'Quota: 429',
    'Next start: response lost',
    'Next token: expired',
    'Custom fault',
    'Held requests',
    'Hold requests',
    'Undocumented behaviour',
    'Start a recording with curl',
    'Shell commands',
    'Copy',
    'Text in the path, client, body or reason',
    'Status',
    'Rejected only',
    'Group',
    'More filters',
    'Explanation',
  ])
})

test('a call is answered, recorded and ended without a mouse, and the focus stays with it', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  await tabTo(page, 'Answer: conv-456')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('Start recording: conv-456')
  await page.keyboard.press('Space')
  await expect.poll(() => focused(page)).toBe('Stop recording: conv-456')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('End call: conv-456')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => mock.defaultSandbox.calls.list()[1])
    .toMatchObject({
      state: 'ended',
      recordingState: 'stopped',
    })
  await expect.poll(() => focused(page)).toContain('conv-456')
})

test('the requests are one stop of Tab, and the arrow keys move among them', async () => {
  await using opened = await open()
  const { mock, page } = opened
  await live(page)
  for (const recordingId of ['one', 'two', 'three']) await command(mock, undefined, { recordingId })
  await expect.poll(() => page.locator('.row').count()).toBe(3)
  const ids = mock.defaultSandbox.requests.list().map(({ id }) => id)
  const at = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['id'])
  await page.locator('#more-filters summary').focus()
  await page.keyboard.press('Tab')
  expect(await at()).toBe(ids[2])
  await page.keyboard.press('ArrowUp')
  expect(await at()).toBe(ids[2])
  await page.keyboard.press('ArrowDown')
  expect(await at()).toBe(ids[1])
  await page.keyboard.press('End')
  expect(await at()).toBe(ids[0])
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  expect(await ringed(page)).toBe(true)
  await page.keyboard.press('Enter')
  await page.locator('#details dd', { hasText: ids[1] ?? '' }).waitFor()
  expect(await at()).toBe(ids[1])
  // What comes in does not take the focus away.
  await command(mock, undefined, { recordingId: 'four' })
  await expect.poll(() => page.locator('.row').count()).toBe(4)
  expect(await at()).toBe(ids[1])
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('details')
  await page.keyboard.press('Shift+Tab')
  expect(await at()).toBe(ids[1])
})
