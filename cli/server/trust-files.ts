import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { rootCertificates } from 'node:tls'
import { temporaryFolder } from '../../kit/processes/temporary-folder.js'
import { javaTrustStore, trustStorePassword } from '../../mock-server/tls/java-truststore.js'

type Env = Readonly<Record<string, string | undefined>>

/** Files with which clients trust the certificate authority of a mock. */
export interface TrustFiles {
  /** Its certificate alone, for what adds it to the authorities that are trusted anyway. */
  readonly ca: string
  /** Its certificate with all that were trusted before, for what uses this file instead of them. */
  readonly bundle: string
  /** The same as `bundle` for Java. */
  readonly trustStore: string
}

/** Variables whose file replaces the authorities that a program trusts anyway: OpenSSL, Python requests, curl. */
const replacing = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'] as const
/** The variable of Node, whose file adds to them. */
const adding = 'NODE_EXTRA_CA_CERTS'

/**
 * Writes the files.
 * @param folder where to; without one, a temporary folder that is removed when this process ends
 * @throws {Error} in one line when they cannot be written
 */
export async function writeTrustFiles(
  certificate: string,
  folder: string | undefined,
  env: Env,
): Promise<TrustFiles> {
  const path = folder === undefined ? (await temporaryFolder('cxone-mock-trust-')).path : resolve(folder)
  const all = once([certificate, ...(await trustedBefore(env))])
  const file = (name: string) => join(path, name)
  const files = { ca: file('ca.pem'), bundle: file('bundle.pem'), trustStore: file('truststore.jks') }
  try {
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await writeFile(files.ca, certificate)
    await writeFile(files.bundle, `${all.join('\n')}\n`)
    await writeFile(files.trustStore, javaTrustStore(all))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`--trust ${folder}: the certificate cannot be written there: ${reason}.`, {
      cause: error,
    })
  }
  return files
}

/** What a client trusts without the mock: the authorities of Node, and those that the variables of the user name. */
async function trustedBefore(env: Env): Promise<string[]> {
  const named = [...replacing, adding].map((name) => env[name]).filter((file) => file !== undefined)
  const texts = await Promise.all(named.map((file) => readFile(file, 'utf8').catch(() => '')))
  const own = texts.flatMap(
    (text) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [],
  )
  return [...rootCertificates, ...own]
}

/** Each certificate once, without spaces at its ends. Tools break its lines differently. */
function once(certificates: readonly string[]): string[] {
  const byText = new Map(certificates.map((each) => [each.replaceAll(/\s/g, ''), each.trim()]))
  return [...byText.values()]
}

/** The variables that make programs trust the certificate authority: Node, OpenSSL, Python, curl and Java. */
export function trustVariables({ bundle, trustStore }: TrustFiles, env: Env): Record<string, string> {
  const java = [
    `-Djavax.net.ssl.trustStore=${trustStore}`,
    '-Djavax.net.ssl.trustStoreType=JKS',
    `-Djavax.net.ssl.trustStorePassword=${trustStorePassword}`,
  ]
  return {
    [adding]: bundle,
    ...Object.fromEntries(replacing.map((name) => [name, bundle])),
    JAVA_TOOL_OPTIONS: withOptions(env['JAVA_TOOL_OPTIONS'], java),
  }
}

/** The variables that make programs use the proxy of a mock: most of them, Node from 22.21 on, and Java. */
export function proxyVariables(
  proxyUrl: string,
  direct: readonly string[],
  env: Env,
): Record<string, string> {
  const { hostname, port } = new URL(proxyUrl)
  const java = ['https', 'http'].flatMap((scheme) => [
    `-D${scheme}.proxyHost=${hostname}`,
    `-D${scheme}.proxyPort=${port}`,
  ])
  const variables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']
  return {
    ...Object.fromEntries(variables.map((name) => [name, proxyUrl])),
    // The proxy itself leaves out what the user excludes.
    NO_PROXY: direct.join(','),
    no_proxy: direct.join(','),
    NODE_USE_ENV_PROXY: '1',
    JAVA_TOOL_OPTIONS: withOptions(env['JAVA_TOOL_OPTIONS'], [
      ...java,
      `-Dhttp.nonProxyHosts=${direct.join('|')}`,
    ]),
  }
}

function withOptions(before: string | undefined, more: readonly string[]): string {
  return [...(before ? [before] : []), ...more].join(' ')
}
