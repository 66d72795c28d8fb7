import { createCxoneMock, type ControlChange, type CxoneMock } from '../../mock-server/index.js'
import { optionsOf } from '../flags/mock-options.js'
import type { MockFlags } from '../flags/mock-flags.js'
import { terminal } from '../output/terminal.js'
import type { TrustFiles } from './trust-files.js'

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** A mock that listens. */
export interface Served {
  readonly mock: CxoneMock
  readonly adminToken: string | undefined
  /** `undefined` unless clients have to trust a certificate that was made for this run. */
  readonly trust: TrustFiles | undefined
}

/**
 * Creates a mock from flags and starts its server. Beyond loopback an admin token is generated if none is given.
 * @throws {Error} in one line: the problem and its fix
 */
export async function serve(
  flags: MockFlags,
  port: number,
  onChange: (change: ControlChange) => void = () => undefined,
  adminPort?: number,
): Promise<Served> {
  const options = await optionsOf(flags)
  const wide = !loopback.has(options.host ?? '127.0.0.1')
  if (wide && !options.allowedHosts) {
    throw new Error(
      `--host ${options.host} is not a loopback address. List the host names that clients use with --allowed-hosts.`,
    )
  }
  const adminToken = options.adminToken ?? (wide && !options.noAdmin ? randomToken() : undefined)
  const mock = await createCxoneMock(options)
  try {
    await mock.start({
      ...options,
      onChange,
      ...(adminToken === undefined ? {} : { adminToken }),
      ...(adminPort === undefined ? {} : { adminPort }),
      port,
    })
  } catch (error) {
    throw new Error(
      reasonOf(error as SocketError, {
        adminPort,
        interceptPort: typeof options.intercept === 'object' ? options.intercept.port : undefined,
        ...(options.host === undefined ? {} : { host: options.host }),
      }),
      { cause: error },
    )
  }
  const { certificateAuthority } = mock
  if (certificateAuthority === undefined) return { mock, adminToken, trust: undefined }
  const { writeTrustFiles } = await import('./trust-files.js')
  try {
    return {
      mock,
      adminToken,
      trust: await writeTrustFiles(certificateAuthority, flags.trust, terminal().env),
    }
  } catch (error) {
    await mock.close()
    throw error
  }
}

/** An error of Node for a socket. It names the port that was asked for. */
type SocketError = NodeJS.ErrnoException & { readonly port?: number }

function reasonOf(
  { code, message, port }: SocketError,
  {
    adminPort,
    interceptPort,
    host = '127.0.0.1',
  }: {
    readonly adminPort: number | undefined
    readonly interceptPort: number | undefined
    readonly host?: string
  },
): string {
  const flag = port === adminPort ? '--admin-port' : port === interceptPort ? '--intercept-port' : '--port'
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Choose another with ${flag}, or use ${flag} 0 for a free one.`
  if (code === 'EACCES') return `Port ${port} requires elevated rights. Choose one above 1023 with ${flag}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `--host ${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for all addresses.`
  return message
}

function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `mock_${Buffer.from(bytes).toString('base64url')}`
}
