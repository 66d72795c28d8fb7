import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { bundledPage, bundlerNames } from './browser/bundle.js'

const html = '<!doctype html><title>app</title><script type="module" src="/app.js"></script>'

test.each(bundlerNames)(
  'in Chromium a service worker answers for the vendor, bundled by %s',
  async (bundler) => {
    const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/': ['text/html', html],
      '/app.js': ['text/javascript', (await bundledPage(bundler)).text],
      '/mockServiceWorker.js': [
        'text/javascript',
        await readFile('node_modules/msw/lib/mockServiceWorker.js', 'utf8'),
      ],
      '/own': ['text/plain', 'own'],
    }
    const server = createServer(({ url = '' }, response) => {
      const [type, body] = files[url] ?? ['text/plain', 'none']
      response.writeHead(200, { 'Content-Type': type }).end(body)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
    const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] })
    try {
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      const result = await page.waitForFunction('globalThis.result')
      expect(await result.jsonValue()).toEqual({
        started: 200,
        state: 'recording',
        own: 'own',
        listening:
          'ControlError: A browser cannot listen on a port. Leave out port, and use mock.fetch or cxone-mock/msw. In Jest with jsdom, set customExportConditions to ["node"].',
      })
    } finally {
      await browser.close()
      server.close()
    }
  },
)
