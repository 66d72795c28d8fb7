// A minimal server on node:http that answers token requests like CXone: it parses the form, and signs three JWTs with RS256.
import { createServer } from 'node:http'
import { generateKeyPairSync, sign } from 'node:crypto'
import { port, ready } from './answers.mjs'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
const header = encoded({ alg: 'RS256', typ: 'JWT' })

/** Claims of about the size of those of the mock. */
function jwt(username) {
  const iat = Math.floor(Date.now() / 1000)
  const ids = { tenantId: 'org-bench', userId: 'user-bench', jti: `default.${'a'.repeat(43)}` }
  const claims = { iss: 'http://127.0.0.1', sub: username, name: username, iat, exp: iat + 3600, ...ids }
  const signed = `${header}.${encoded(claims)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`
}

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const username = new URLSearchParams(Buffer.concat(chunks).toString()).get('username')
    const json = JSON.stringify({
      access_token: jwt(username),
      refresh_token: jwt(username),
      id_token: jwt(username),
      token_type: 'Bearer',
      expires_in: 3600,
    })
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) })
    response.end(json)
  })
})
server.listen(port, '127.0.0.1', () => ready(server.address()))
