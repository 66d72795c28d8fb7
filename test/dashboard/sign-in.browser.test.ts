import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { demoScenario } from '../../mock-server/index.js'
import { open, withBrowser } from './open.js'

withBrowser()

/** A client of the sign-in page: its callback sends the browser on to another origin, as a server of an app does. */
async function clientApp() {
  const app = await listening((_, answer) => answer('the app'))
  const callback = await listening((url, _, redirect) =>
    redirect(`${app.url}/?${url.searchParams.toString()}`),
  )
  return {
    redirectUri: `${callback.url}/callback`,
    appUrl: app.url,
    async [Symbol.asyncDispose]() {
      await Promise.all([app.close(), callback.close()])
    },
  }
}

async function listening(
  decide: (url: URL, answer: (text: string) => void, redirect: (to: string) => void) => void,
) {
  const server: Server = createServer(({ url = '/' }, response) =>
    decide(
      new URL(url, 'http://localhost'),
      (text) => response.end(text),
      (to) => response.writeHead(302, { location: to }).end(),
    ),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, close }
}

async function signInAt(redirectUri: string) {
  const clients = demoScenario.clients.map((client) =>
    client.clientId === 'cxone-backend' ? { ...client, redirectUris: [redirectUri] } : client,
  )
  const opened = await open({ scenario: { ...demoScenario, clients } })
  const query = new URLSearchParams({
    client_id: 'cxone-backend',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state: 'xyz',
  })
  const url = `${opened.mock.url}/auth/authorize?${query.toString()}`
  await opened.page.goto(url)
  opened.troubles.length = 0
  return { opened, url }
}

test('a person signs in with the keyboard alone, and the client may send the browser on to another origin', async () => {
  await using app = await clientApp()
  const { opened, url } = await signInAt(app.redirectUri)
  await using _ = opened
  const { page, troubles } = opened
  await page.getByLabel('User name').focus()
  await page.keyboard.type('sam.okafor@demo.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('sam-password')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${app.appUrl}/**`)
  expect(page.url()).toMatch(/\?code=default\.[A-Za-z0-9_-]{43}&state=xyz$/)
  expect(await page.textContent('body')).toBe('the app')
  await page.goto(url)
  expect(page.url().startsWith(app.appUrl)).toBe(true)
  expect(troubles.filter((trouble) => !trouble.startsWith('request: '))).toEqual([])
})

test('a wrong password shows the page again and says so; a user can be picked with a click', async () => {
  await using app = await clientApp()
  const { opened } = await signInAt(app.redirectUri)
  await using _ = opened
  const { page, troubles } = opened
  await page.getByLabel('User name').fill('sam.okafor@demo.example')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toBe('The user name or the password is wrong.')
  expect(await page.evaluate('getComputedStyle(document.querySelector("main")).paddingTop')).toBe('16px')
  await page.getByRole('button', { name: 'Sam Okafor' }).click()
  await page.waitForURL(`${app.appUrl}/**`)
  expect(troubles.filter((trouble) => !trouble.startsWith('request: '))).toEqual([])
})
