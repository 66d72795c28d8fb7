import { createCxoneMock, type CxoneMock } from '../../mock-server/index.js'
import { optionsOf, type MockFlags } from '../flags/mock.js'

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Makes a mock from flags, and has it listen. Bound beyond loopback it has an admin token in any case.
 * @throws {Error} in one line: what happened, and what to do
 */
export async function serve(
  flags: MockFlags,
  port: number,
): Promise<{ readonly mock: CxoneMock; readonly adminToken: string | undefined }> {
  const options = await optionsOf(flags)
  const wide = !loopback.has(options.host ?? '127.0.0.1')
  if (wide && !options.allowedHosts) {
    throw new Error(`--host ${options.host} is beyond loopback: name the hosts with --allowed-hosts`)
  }
  const adminToken = options.adminToken ?? (wide && !options.noAdmin ? randomToken() : undefined)
  const mock = await createCxoneMock(options)
  try {
    await mock.listen({ ...options, ...(adminToken === undefined ? {} : { adminToken }), port })
  } catch (error) {
    throw new Error(reasonOf(error as NodeJS.ErrnoException, port, options.host), { cause: error })
  }
  return { mock, adminToken }
}

function reasonOf({ code, message }: NodeJS.ErrnoException, port: number, host = '127.0.0.1'): string {
  if (code === 'EADDRINUSE')
    return `port ${port} is in use: choose another with --port, or --port 0 for a free one`
  if (code === 'EACCES') return `port ${port} needs more rights: choose one above 1023`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `--host ${host} is no address of this machine`
  return message
}

function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `mock_${Buffer.from(bytes).toString('base64url')}`
}
