import type { SubjectResponse, SubjectRequest } from './subject.js'

/**
 * An access token by client_credentials, with the client's credentials form-encoded in Basic (RFC 6749 2.3.1).
 * @throws {Error} naming the client and the status, never the secret
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
  if (token === undefined) throw new Error(`client ${clientId} got no token: ${target} answered ${status}`)
  return token
}

/**
 * A CXone access token of the user to whom an access key belongs.
 * @throws {Error} naming the key and the status, never the secret
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
  if (token === undefined) throw new Error(`key ${accessKeyId} got no token: ${target} answered ${status}`)
  return token
}

function tokenIn(status: number, body: string): string | undefined {
  return status === 200 ? /"access_token"\s*:\s*"([^"]+)"/.exec(body)?.[1] : undefined
}
