import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { openTlsEndpoints } from '../../kit/testbed/tls-endpoints.js'
import { run } from './run.js'

const folder = () => mkdtemp(join(tmpdir(), 'cxone-mock-test-'))

/** A client that signs in, starts a recording twice, and exits with 7. */
const client = `
  const { CXONE_BASE_URL: base, CXONE_TOKEN_URL: token, OTHER } = process.env
  const headers = { authorization: 'Basic ' + btoa('recorder:recorder-secret') }
  const body = new URLSearchParams({ grant_type: 'client_credentials' })
  const { access_token } = await (await fetch(token, { method: 'POST', headers, body })).json()
  for (const path of ['start', 'start'])
    await fetch(base + '/api/v2/recording/recordingcontrols/' + path, {
      method: 'POST',
      headers: { authorization: 'Bearer ' + access_token, 'content-type': 'application/json' },
      body: JSON.stringify({ recordingId: 'rec-123', action: 'start' }),
    })
  await fetch(OTHER + '/outside')
  process.exitCode = 7`
const command = [process.execPath, '--input-type=module', '-e', client]

test('record passes the exit code on, and compare and --fit find the variants of the server in the trace', async () => {
  const assumptions = { 'state-conflict-status': '422' } as const
  await using mock = await createCxoneMock({ assumptions })
  await mock.start({ port: 0 })
  const file = join(await folder(), 'a.har')
  const args = ['record', '--target', mock.url, '-o', file, '--', ...command]
  const { code, stderr } = await run(args, { OTHER: `${mock.url}/` })
  expect(code).toBe(7)
  expect(stderr).toMatch(
    new RegExp(
      `^cxone-mock: Recorded 3 requests in ${file}\\. Replaced \\d+ secrets, \\d+ ids and \\d+ texts\\.\n` +
        'cxone-mock: Passed on 1 request for paths outside the API, which are not recorded\\.\n' +
        `cxone-mock: Compare: cxone-mock compare ${file}\n$`,
    ),
  )
  const compared = await run(['compare', file, '--assume', 'state-conflict-status=422'])
  expect(compared.stdout).toContain('3 of 3 requests agree, 0 differ')
  expect(compared.code).toBe(0)
  const drifted = await run(['compare', file])
  expect(drifted.stdout).toContain('status: the server sent 422, the mock 409')
  expect(drifted.code).toBe(1)
})

test('a client that sends nothing to the recorder is pointed out, and its exit code stays', async () => {
  await using mock = await createCxoneMock()
  await mock.start({ port: 0 })
  const file = join(await folder(), 'a.har')
  const env = { CXONE_TOKEN_URL: 'https://login.example/oauth/token' }
  const { code, stderr } = await run(['record', '--target', mock.url, '-o', file, '--', 'true'], env)
  expect(stderr).toContain(
    'cxone-mock: CXONE_TOKEN_URL names another server than the targets, so its requests are not recorded. Add that server with --target token=URL.\n',
  )
  expect(stderr).toContain(
    'No request of the API reached the recorder. Make sure that your client uses CXONE_BASE_URL.\n',
  )
  expect(code).toBe(0)
  const { log } = JSON.parse(await readFile(file, 'utf8')) as {
    readonly log: { readonly entries: unknown[] }
  }
  expect(log.entries).toEqual([])
})

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('record says in one line what is wrong, and leaves no file', async () => {
  const place = await folder()
  await writeFile(join(place, 'old.har'), '')
  const target = http.createServer()
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  const { port } = target.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const closed = await closedPort()
  const tls = await openTlsEndpoints(url)
  const good = tls.placeholders['{tls:good}'] ?? ''
  const wrong = async (args: readonly string[], env = {}) => {
    const { code, stdout, stderr } = await run(['record', ...args], env)
    return [code, stdout + stderr.replaceAll(place, '')]
  }
  const out = ['-o', join(place, 'a.har')]
  const one = (text: string, code = 2) => [code, `cxone-mock: ${text}\n`]
  expect(await wrong(['--target', 'nonsense', ...out])).toEqual(
    one(
      '--target: "nonsense" is not a URL. Use, for example, https://api.example.com or token=https://login.example.com.',
    ),
  )
  const unreachable = `http://127.0.0.1:${closed} cannot be reached: nothing listens on its port (ECONNREFUSED).`
  expect(await wrong(['--target', `http://127.0.0.1:${closed}`, ...out])).toEqual(one(unreachable))
  expect(
    await wrong(['--target', `http://127.0.0.1:${closed}`, ...out], {
      HTTP_PROXY: 'http://proxy.example:8080',
    }),
  ).toEqual(one(`${unreachable} record connects directly, and does not use the proxy of the environment.`))
  expect(await wrong(['--target', good, ...out])).toEqual(
    one(
      `The certificate of ${good} is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE). Pass the certificate of its authority with --target-ca.`,
    ),
  )
  expect(await wrong(['--target', `https://127.0.0.1:${port}`, ...out])).toEqual(
    one(
      `https://127.0.0.1:${port} cannot be reached: it does not speak TLS on this port (ERR_SSL_WRONG_VERSION_NUMBER).`,
    ),
  )
  expect(await wrong(['--target', url, '--target-ca', join(place, 'none.pem'), ...out])).toEqual(
    one('--target-ca /none.pem cannot be read: ENOENT'),
  )
  expect(await wrong(['--target', url, '--target-ca', join(place, 'old.har'), ...out])).toEqual(
    one('--target-ca /old.har contains no certificate. Use a file in PEM, with BEGIN CERTIFICATE.'),
  )
  expect(await wrong(['--target', url, '-o', join(place, 'none/a.har')])).toEqual(
    one('/none/a.har cannot be written: The folder /none does not exist. Create it.'),
  )
  expect(await wrong(['--target', url, '-o', join(place, 'old.har')])).toEqual(
    one('/old.har exists. Use another name, or overwrite it with --force.'),
  )
  expect(await wrong(['--target', url, '--port', String(port), ...out])).toEqual(
    one(`Port ${port} is in use. Choose another with --port, or use --port 0 for a free one.`),
  )
  expect(await wrong(['--target', url, ...out, '--', 'no-such-command'])).toEqual(
    one('no-such-command cannot be run: command not found (ENOENT)', 127),
  )
  expect(await readdir(place)).toEqual(['old.har'])
  await tls.close()
  target.close()
})
