import { StoreError } from '../engine.js'

export type Client = ReturnType<typeof clientFor>

const connectTimeoutMs = 5000

export function clientFor({ createClient }: typeof import('redis'), url: string) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: connectTimeoutMs,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 6), 2000),
    },
  })
  // Each command that fails says so itself.
  return client.on('error', () => undefined)
}

/** @throws {StoreError} when a server rejects the clients, or does not answer within the time limit */
export async function connected(clients: readonly Client[], name: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const other = name.includes('rediss://') ? 'no TLS, use redis://' : 'TLS, use rediss://'
  const failed = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new StoreError(
            `${name} does not answer. Start Redis there, or check the address. If it has ${other}.`,
          ),
        ),
      connectTimeoutMs,
    )
    // Errors that stay the same if the client tries again, which it would do without an end.
    for (const client of clients)
      client.on('error', (error: Error) => {
        const reason = tlsProblem(error)
        if (reason !== undefined)
          reject(new StoreError(`${name} cannot be used: ${reason}`, { cause: error }))
        // An answer of the server, for example to a wrong password.
        else if (/^[A-Z]{4,} /.test(error.message)) reject(error)
      })
  })
  try {
    await Promise.race([Promise.all(clients.map((client) => client.connect())), failed])
  } finally {
    clearTimeout(timer)
  }
}

/** What is wrong with a TLS connection, and what to do. Undefined: something else is wrong. */
function tlsProblem(error: Error): string | undefined {
  const code = 'code' in error ? String(error.code) : ''
  if (/SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/.test(code))
    return 'its certificate is not trusted. Set the variable NODE_EXTRA_CA_CERTS to a PEM file with the certificate of its CA.'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'its certificate is for another host. Use a name of the certificate in the URL.'
  if (code.startsWith('CERT_'))
    return `its certificate is not valid now (${code}). Renew it, or set the clock.`
  if (/SSL|EPROTO/.test(code))
    return 'no TLS connection can be made. Check the port, or use redis:// if the server has no TLS.'
  return undefined
}

/** @throws {StoreError} when it is not such a URL */
export function parsed(url: string): {
  readonly address: string
  readonly prefix: string
  readonly name: string
} {
  if (!URL.canParse(url))
    // It may contain a password.
    throw new StoreError(
      '--store: the URL cannot be read. Use redis://user:password@host:6379/0?prefix=name, and encode special characters of the password, for example %20 for a space.',
    )
  const address = new URL(url)
  const prefix = address.searchParams.get('prefix') ?? 'cxone-mock'
  const unknown = [...address.searchParams.keys()].find((name) => name !== 'prefix')
  if (unknown !== undefined) {
    throw new StoreError(`--store: there is no parameter "${unknown}". The only one is prefix.`)
  }
  const name = new URL(address)
  name.username = ''
  name.password = ''
  address.search = ''
  return { address: address.href, prefix, name: `The store ${name.href}` }
}

export function asStoreError(name: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreError(`${name} cannot be reached or used: ${reason.replace(/\.?$/, '.')}`, { cause: error })
}
