import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../kit/processes/temporary-folder.js'
import { throughProxy } from '../intercept/through-proxy.js'
import { run, runBuilt, start } from './run.js'

/** The variables that a command gets, as it prints them. */
async function environmentOf(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const print = 'console.log(JSON.stringify(process.env))'
  const { code, stdout } = await runBuilt(['exec', ...args, '--', process.execPath, '-e', print], env)
  expect(code).toBe(0)
  return JSON.parse(stdout) as Readonly<Record<string, string>>
}

test('with --intercept a command gets the proxy, and files with the certificate beside those that it trusted', async () => {
  await using folder = await folderOfTest()
  const own = join(folder.path, 'own.pem')
  await writeFile(own, rootCertificates[0] ?? '')
  const trust = join(folder.path, 'trust')
  const env = await environmentOf(['--intercept', '--trust', trust], {
    SSL_CERT_FILE: own,
    REQUESTS_CA_BUNDLE: '',
    CURL_CA_BUNDLE: '',
    NODE_EXTRA_CA_CERTS: '',
    NO_PROXY: '*',
    JAVA_TOOL_OPTIONS: '-Xmx64m',
  })
  const bundle = join(trust, 'bundle.pem')
  expect(env).toMatchObject({
    CXONE_BASE_URL: expect.stringMatching(/^http:/),
    HTTPS_PROXY: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    https_proxy: env['HTTPS_PROXY'],
    HTTP_PROXY: env['HTTPS_PROXY'],
    http_proxy: env['HTTPS_PROXY'],
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    NODE_USE_ENV_PROXY: '1',
    NODE_EXTRA_CA_CERTS: bundle,
    SSL_CERT_FILE: bundle,
    REQUESTS_CA_BUNDLE: bundle,
    CURL_CA_BUNDLE: bundle,
  })
  const { port } = new URL(env['HTTPS_PROXY'] ?? '')
  expect(env['JAVA_TOOL_OPTIONS']).toBe(
    `-Xmx64m -Djavax.net.ssl.trustStore=${join(trust, 'truststore.jks')} -Djavax.net.ssl.trustStoreType=JKS ` +
      `-Djavax.net.ssl.trustStorePassword=changeit -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=${port} ` +
      `-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=${port} -Dhttp.nonProxyHosts=127.0.0.1|localhost`,
  )
  const ca = await readFile(join(trust, 'ca.pem'), 'utf8')
  expect(new X509Certificate(ca).subject).toBe('CN=cxone-mock CA of this run')
  const trusted = await readFile(bundle, 'utf8')
  expect([trusted.includes(ca.trim()), trusted.match(/BEGIN/g)?.length]).toEqual([
    true,
    rootCertificates.length + 1,
  ])
})

test('the files are in a temporary folder without --trust, and gone when the command has ended', async () => {
  const { NODE_EXTRA_CA_CERTS: bundle = '' } = await environmentOf(['--tls'])
  expect(bundle).toMatch(/cxone-mock-trust-\w+[/\\]bundle\.pem$/)
  await expect(stat(bundle)).rejects.toThrow('ENOENT')
})

test('the proxy of the user carries what is not for the vendor', async () => {
  const asked: (string | undefined)[] = []
  await using server = await listening((request, socket) => {
    asked.push(request.url, request.headers['proxy-authorization'])
    const { port } = new URL(`http://${request.url}`)
    const host = connect(Number(port), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    socket.pipe(host).pipe(socket)
  })
  await using target = await listening(undefined)
  const user = { HTTPS_PROXY: `http://user:secret@127.0.0.1:${server.port}`, NO_PROXY: '' }
  await using started = start(['start', '-p', '0', '--intercept'], user)
  const { proxyUrl } = JSON.parse(String((await started.out.next()).value)) as { proxyUrl: string }
  const socket = connect(Number(new URL(proxyUrl).port), '127.0.0.1')
  const authority = `localhost:${target.port}`
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\nGET / HTTP/1.0\r\n\r\n`)
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  expect(text).toContain('hello')
  expect(asked).toEqual([authority, `Basic ${btoa('user:secret')}`])
})

test('start says where the proxy and the certificates are', async () => {
  await using folder = await folderOfTest()
  const trust = join(folder.path, 'trust')
  await using started = start(['start', '-p', '0', '--intercept', '--tls', '--trust', trust])
  const line = JSON.parse(String((await started.out.next()).value)) as { url: string; proxyUrl: string }
  expect(line).toMatchObject({
    url: expect.stringMatching(/^https:/),
    trust: {
      ca: join(trust, 'ca.pem'),
      bundle: join(trust, 'bundle.pem'),
      trustStore: join(trust, 'truststore.jks'),
    },
  })
  const certificateAuthority = await readFile(join(trust, 'ca.pem'), 'utf8')
  const url = 'https://api.mypurecloud.com/api/v2/tokens/me'
  expect(await throughProxy({ ...line, certificateAuthority }, url)).toMatchObject({ status: 401 })
})

test.each([
  [
    ['--tls-cert', 'cert.pem'],
    '--tls-cert needs --tls-key. Give both, or use --tls for a certificate made for this run.',
  ],
  [
    ['--tls-key', 'key.pem'],
    '--tls-key needs --tls-cert. Give both, or use --tls for a certificate made for this run.',
  ],
  [
    ['--tls', '--tls-cert', 'cert.pem', '--tls-key', 'key.pem'],
    '--tls makes a certificate, and --tls-cert names one. Leave one of them out.',
  ],
  [['--tls-cert', 'no.pem', '--tls-key', 'no.pem'], 'no.pem cannot be read: ENOENT'],
  [
    ['--tls-cert', 'package.json', '--tls-key', 'package.json'],
    /^tls: the certificate cannot be read \(.*\)\. Use PEM, and a key without a passphrase\.$/,
  ],
  [['--intercept-port', '4081'], '--intercept-port needs --intercept.'],
  [
    ['--intercept', '--intercept-port', 'x'],
    '--intercept-port: "x" is not a port. Use a number from 0 to 65535.',
  ],
  [
    ['--trust', 'folder'],
    '--trust needs --tls or --intercept, because only they make a certificate authority.',
  ],
  [
    ['--tls', '--trust', 'package.json'],
    /^--trust package\.json: the certificate cannot be written there: ENOTDIR/,
  ],
])('%j is an error that says what to do', async (args, message) => {
  const { code, stderr } = await run(['exec', ...args, '--', process.execPath, '-e', ''])
  expect(code).toBe(2)
  expect(stderr.trim()).toEqual(
    typeof message === 'string' ? `cxone-mock: ${message}` : expect.stringMatching(withName(message)),
  )
})

function withName(message: RegExp): RegExp {
  return new RegExp(message.source.replace('^', '^cxone-mock: '))
}

async function folderOfTest() {
  const folder = await temporaryFolder('cxone-mock-test-')
  return { path: folder.path, [Symbol.asyncDispose]: folder.remove }
}

/** A server that says hello. @param onConnect receives what a proxy is asked for */
async function listening(
  onConnect:
    | ((request: import('node:http').IncomingMessage, socket: import('node:stream').Duplex) => void)
    | undefined,
) {
  const server = createServer((_, response) => void response.end('hello'))
  if (onConnect) server.on('connect', onConnect)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
