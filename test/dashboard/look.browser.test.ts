import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { command, live, open, tokenOf, withBrowser, type Opened } from './open.js'

withBrowser()

/** Has the page show a chip of each kind: states, statuses, grades, faults, a notice. */
async function fill({ mock, page }: Opened): Promise<void> {
  await live(page)
  const token = await tokenOf(mock, 'recorder')
  await command(mock, token, { recordingId: 'rec-123' })
  await command(mock, undefined, { recordingId: 'x'.repeat(300) })
  await fetch(`${mock.url}/api/v2/${'long'.repeat(60)}?q=${'z'.repeat(300)}`)
  mock.defaultSandbox.calls.begin({ conversationId: 'c'.repeat(120), recordingId: 'r'.repeat(120) })
  mock.defaultSandbox.faults.use({ on: 'startRecording', status: 503, body: 'b'.repeat(200) })
  await command(mock, token, { recordingId: 'rec-123' })
  await page.locator('.row', { hasText: '503' }).click()
  await page.locator('#details .fault').waitFor()
  for (const summary of await page.locator('summary').all()) {
    if (!(await summary.evaluate((each) => each.parentElement?.hasAttribute('open')))) await summary.click()
  }
}

/** Texts whose contrast with what is behind them is under 4.5, WCAG 2.2 AA. */
function tooFaint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parse = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = ([red = 0, green = 0, blue = 0]: number[]) => {
      const linear = [red, green, blue].map((value) => {
        const part = value / 255
        return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
    }
    const groundOf = (element: Element | null): number[] => {
      if (!element) return [255, 255, 255]
      const ground = parse(getComputedStyle(element).backgroundColor)
      return ground.length === 3 || (ground[3] ?? 1) > 0 ? ground : groundOf(element.parentElement)
    }
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      if (!own || !(element as HTMLElement).checkVisibility()) return []
      const [text, ground] = [luminance(parse(getComputedStyle(element).color)), luminance(groundOf(element))]
      const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05)
      return contrast < 4.5 ? [`${element.className} ${element.textContent}: ${contrast.toFixed(2)}`] : []
    })
  })
}

test.each([
  ['light', 'rgb(244, 245, 247)'],
  ['dark', 'rgb(14, 17, 21)'],
] as const)('the page is %s where the system is, and every text is readable', async (colorScheme, ground) => {
  await using opened = await open({}, { colorScheme })
  await fill(opened)
  const { page, troubles } = opened
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground)
  expect(await tooFaint(page)).toEqual([])
  expect(troubles).toEqual([])
})

test.each([320, 360, 761, 1024, 1101, 1600])('at a width of %i nothing sticks out', async (width) => {
  await using opened = await open({}, { viewport: { width, height: 740 } })
  await fill(opened)
  const { page } = opened
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(content).toBe(window)
  const out = await page.evaluate(() =>
    [...document.querySelectorAll('button, .chip, select, input, h2')]
      .filter((each) => each.checkVisibility() && !each.closest('pre'))
      .filter((each) => each.getBoundingClientRect().right > innerWidth)
      .map((each) => each.textContent),
  )
  expect(out).toEqual([])
})

test('on a phone the explanation comes into view when a request is chosen', async () => {
  await using opened = await open({}, { viewport: { width: 360, height: 740 }, hasTouch: true })
  const { mock, page } = opened
  await live(page)
  await fetch(`${mock.url}/api/v2/conversations`)
  await page.locator('.row').tap()
  await page.locator('.main-reason').waitFor()
  await expect
    .poll(() => page.locator('#details-title').evaluate((title) => title.getBoundingClientRect().top))
    .toBeLessThan(740)
})
