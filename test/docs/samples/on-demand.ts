import type { Environment } from 'cxone-mock'

/** Records the agent's call on demand, and masks it once it is being recorded. */
export async function takePayment(env: Environment, userId: string): Promise<void> {
  const issued = await fetch(env.CXONE_AUTH_TOKEN_URL ?? '', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      username: env.CXONE_ACCESS_KEY_ID ?? '',
      password: env.CXONE_ACCESS_KEY_SECRET ?? '',
      client_id: env.CXONE_AUTH_CLIENT_ID ?? '',
      client_secret: env.CXONE_AUTH_CLIENT_SECRET ?? '',
    }),
  })
  const { access_token: token } = (await issued.json()) as { access_token: string }
  const ask = (method: string, command: string) =>
    fetch(
      `${env.CXONE_BASE_URL}/interaction-recording-management-service/v1/interactions/${command}?userId=${userId}`,
      { method, headers: { authorization: `Bearer ${token}` } },
    )
  await ask('POST', 'start-recording-on-demand')
  while (!(await (await ask('GET', 'get-recording-status')).text()).includes('"Recording"')) {
    // 202 is not done: it asks again until it is.
  }
  await ask('POST', 'mask')
}
