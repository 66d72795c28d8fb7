import { readFileSync } from 'node:fs'
import { ServerResponse } from 'node:http'
import net from 'node:net'
import tls from 'node:tls'
import { baseOf, type Target } from './target.js'

/** How long a connection to a target may take before the recording begins. */
const connectMs = 10_000

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its host name is unknown',
  EAI_AGAIN: 'its host name cannot be looked up now',
  ECONNREFUSED: 'nothing listens on its port',
  ECONNRESET: 'it closed the connection',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no route to its host',
  ENETUNREACH: 'there is no route to its network',
  EPROTO: 'it does not speak TLS on this port',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS on this port',
  HPE_INVALID_CONSTANT: 'it does not speak HTTP',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  CERT_HAS_EXPIRED: 'its certificate has expired',
}
const untrusted = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/

/** Why a target cannot be reached, in one line with the fix. */
function reasonFor(error: unknown, target: Target): string {
  const { code, message } = error as NodeJS.ErrnoException
  const url = baseOf(target)
  if (code !== undefined && untrusted.test(code))
    return `The certificate of ${url} is not trusted (${code}). Pass the certificate of its authority with --target-ca.`
  const reason = reasons[code ?? ''] ?? message.split('\n')[0]?.slice(0, 200) ?? 'unknown'
  return `${url} cannot be reached: ${reason}${code === undefined ? '' : ` (${code})`}.`
}

/** Answers a request that did not reach the target, and says so. @returns why it did not */
export function answerUnreachable(error: unknown, target: Target, response: unknown): string {
  const reason = reasonFor(error, target)
  if (response instanceof ServerResponse) {
    if (response.headersSent) response.destroy()
    else {
      const problem = { title: 'cxone-mock record did not reach the target', status: 502, detail: reason }
      response.writeHead(502, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
    }
  }
  return reason
}

/**
 * Connects to a target, and sends nothing.
 * @throws {Error} in one line, if it cannot be reached or its certificate is not trusted
 */
export async function requireReachable(target: Target, ca: string | undefined): Promise<void> {
  const { hostname, protocol, port } = target.url
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const isTls = protocol === 'https:'
  const to = { host, port: Number(port) || (isTls ? 443 : 80) }
  const servername = net.isIP(host) === 0 ? { servername: host } : {}
  const trust = ca === undefined ? {} : { ca: trusted(ca) }
  const socket = isTls ? tls.connect({ ...to, ...servername, ...trust }) : net.connect(to)
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once(isTls ? 'secureConnect' : 'connect', resolve).once('error', reject)
      socket.setTimeout(connectMs, () =>
        reject(Object.assign(new Error('it does not answer'), { code: 'ETIMEDOUT' })),
      )
    })
  } catch (error) {
    throw new Error(reasonFor(error, target), { cause: error })
  } finally {
    socket.destroy()
  }
}

/** The certificates that Node trusts, and these. */
export function trusted(ca: string): string[] {
  // Node 22.15 and newer. It includes NODE_EXTRA_CA_CERTS.
  if ('getCACertificates' in tls) return [...(tls.getCACertificates as () => string[])(), ca]
  const extra = process.env['NODE_EXTRA_CA_CERTS']
  return [
    ...tls.rootCertificates,
    ...(extra === undefined || extra === '' ? [] : [readFileSync(extra, 'utf8')]),
    ca,
  ]
}
