import { expect, test } from '../../vitest/index.js'

/* Fails on purpose: unattributed.test.ts runs it. */

test('a client with a wrong token URL and a wrong id', async ({ cxoneEnv }) => {
  const { CXONE_BASE_URL: base, CXONE_TOKEN_URL: tokenUrl } = cxoneEnv
  await fetch(`${base}/oauth2/token`, { method: 'POST' })
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'nobody',
    client_secret: 'none',
  })
  const { status } = await fetch(tokenUrl, { method: 'POST', body: form })
  expect(status).toBe(200)
})
