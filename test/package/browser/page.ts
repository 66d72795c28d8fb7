/** A page whose requests to the vendor a service worker hands to a mock in the page. */
import { createCxoneMock } from 'cxone-mock'
import { cxoneHandlers } from 'cxone-mock/msw'
import { setupWorker } from 'msw/browser'

const mock = await createCxoneMock()
await setupWorker(...cxoneHandlers(mock)).start({ quiet: true, onUnhandledRequest: 'bypass' })

const origin = 'https://api.mypurecloud.com'
const token = await fetch(`${origin}/oauth/token`, {
  method: 'POST',
  headers: { authorization: `Basic ${btoa('recorder:recorder-secret')}` },
  body: new URLSearchParams({ grant_type: 'client_credentials' }),
})
const { access_token: bearer } = (await token.json()) as { readonly access_token: string }
const started = await fetch(`${origin}/api/v2/recording/recordingcontrols/start`, {
  method: 'POST',
  headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
  body: JSON.stringify({ recordingId: 'rec-123', action: 'start' }),
})
const own = await fetch('/own')
const listening = await createCxoneMock({ port: 0 }).catch((error: unknown) => String(error))
Object.assign(globalThis, {
  result: {
    started: started.status,
    state: mock.defaultSandbox.call('conv-123').view().recordingState,
    own: await own.text(),
    listening,
  },
})
