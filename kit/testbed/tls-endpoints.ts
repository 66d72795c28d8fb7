import { writeFile } from 'node:fs/promises'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import type { CertificateIdentity } from '../../mock-server/tls/certificate.js'
import { certificateKinds, makeCertificates, type Certificates } from './certificates.js'
import { temporaryFolder } from '../processes/temporary-folder.js'

export interface TlsEndpoints {
  /** The values of the placeholders `{tls:good}` and so on, and `{caFile}`. */
  readonly placeholders: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Cached, because generating keys takes time. */
let made: Promise<Certificates> | undefined

/** Opens a TLS endpoint in front of a server for each certificate. Decrypted data is forwarded unchanged. */
export async function openTlsEndpoints(url: string): Promise<TlsEndpoints> {
  made ??= makeCertificates()
  const certificates = await made
  const port = Number(new URL(url).port)
  const fronts = await Promise.all(
    certificateKinds.map(async (kind) => [kind, await openFront(certificates.of[kind], port)] as const),
  )
  const folder = await temporaryFolder('cxone-mock-')
  const caFile = join(folder.path, 'ca.pem')
  await writeFile(caFile, certificates.ca)
  return {
    placeholders: {
      ...Object.fromEntries(fronts.map(([kind, { origin }]) => [`{tls:${kind}}`, origin])),
      // The value is inserted into JSON, where a backslash must be escaped.
      '{caFile}': JSON.stringify(caFile).slice(1, -1),
    },
    close: async () => {
      await Promise.all(fronts.map(([, { close }]) => close()))
      await folder.remove()
    },
  }
}

interface Front {
  readonly origin: string
  readonly close: () => Promise<void>
}

async function openFront({ certificate, key }: CertificateIdentity, port: number): Promise<Front> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }
  const server: Server = createServer({ cert: certificate, key }, (client) => {
    const inner = connect(port, '127.0.0.1')
    keep(client)
    keep(inner)
    client.once('close', () => inner.destroy())
    inner.once('close', () => client.destroy())
    client.pipe(inner).pipe(client)
  })
  // Clients are expected to abort the handshake with most of these certificates.
  server.on('tlsClientError', () => undefined)
  server.on('connection', keep)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
