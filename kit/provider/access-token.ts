import type { SubjectResponse, SubjectRequest } from './subject.js'

/**
 * Gets an access token with client_credentials, with form-encoded Basic credentials (RFC 6749 2.3.1).
 * @throws {Error} with the client and the status, never with the secret
 */
export async function accessToken(
  send: (request: SubjectRequest) => Promise<SubjectResponse>,
  target: string,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
): Promise<string> {
  const encoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  const { status, body } = await send({
    method: 'POST',
    target,
    headers: {
      authorization: `Basic ${btoa(`${encoded(clientId)}:${encoded(clientSecret)}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  const token = tokenIn(status, body)
  if (token === undefined)
    throw new Error(`client ${clientId} received no token: ${target} answered ${status}`)
  return token
}

/**
 * Gets a CXone access token with the access key of a user.
 * @throws {Error} with the key id and the status, never with the secret
 */
export async function userToken(
  send: (request: SubjectRequest) => Promise<SubjectResponse>,
  target: string,
  { accessKeyId, accessKeySecret }: { readonly accessKeyId: string; readonly accessKeySecret: string },
): Promise<string> {
  const form = { grant_type: 'password', username: accessKeyId, password: accessKeySecret }
  const { status, body } = await send({
    method: 'POST',
    target,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
  const token = tokenIn(status, body)
  if (token === undefined)
    throw new Error(`access key ${accessKeyId} received no token: ${target} answered ${status}`)
  return token
}

function tokenIn(status: number, body: string): string | undefined {
  return status === 200 ? /"access_token"\s*:\s*"([^"]+)"/.exec(body)?.[1] : undefined
}
