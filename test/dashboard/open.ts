import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { createCxoneMock, type CxoneMock, type MockOptions } from '../../mock-server/index.js'

const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

let browser: Browser

/** Has the tests of a file share one browser: that of the system, as nothing is downloaded. */
export function withBrowser(): void {
  beforeAll(async () => {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
    browser = await chromium.launch({ executablePath, args: args.split(' ') })
  })
  afterAll(() => browser.close())
}

export interface Opened {
  readonly mock: CxoneMock
  readonly page: Page
  /** What a browser complains of, violations of the policy among it, and every request to elsewhere. */
  readonly troubles: string[]
  [Symbol.asyncDispose](): Promise<void>
}

/** A mock that listens, and its page in a fresh profile. */
export async function open(options: MockOptions = {}, profile: BrowserContextOptions = {}): Promise<Opened> {
  const mock = await createCxoneMock({ port: 0, clock: '2026-01-15T10:00:00.000Z', seed: 'page', ...options })
  const admin = `${mock.adminUrl}/`
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...profile })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(`console: ${message.text()}`))
  page.on('pageerror', ({ message }) => troubles.push(`error: ${message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(admin)) troubles.push(`request: ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.exposeFunction('report', (violation: string) => troubles.push(`policy: ${violation}`))
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => report(event.violatedDirective + ' ' + event.sourceFile))`,
  )
  await page.goto(`${admin}ui`)
  const close = async () => {
    await context.close()
    await mock.close()
  }
  return { mock, page, troubles, [Symbol.asyncDispose]: close }
}

/** Waits until the page follows the mock live, so that nothing that happens now is missed. */
export async function live(page: Page): Promise<void> {
  await page.locator('#connection', { hasText: 'live' }).waitFor()
  await page.locator('#calls .card').first().waitFor()
}

/** Asks the API to start or stop a recording, as a client would, and hands over the status. */
export async function command(
  { url }: CxoneMock,
  token: string | undefined,
  body: unknown,
  action = 'start',
): Promise<number> {
  const { status } = await fetch(`${url}/api/v2/recording/recordingcontrols/${action}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  return status
}

/** A token of a client of the default sandbox. */
export async function tokenOf({ url, defaultSandbox }: CxoneMock, name: string): Promise<string> {
  const { clientId, clientSecret } = defaultSandbox.client(name)
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const reply = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) })
  return ((await reply.json()) as { access_token: string }).access_token
}
