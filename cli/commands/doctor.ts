import { version } from '../../mock-server/version.js'
import { outOf, paint, plain, type Out } from '../output/log.js'
import { requireUrl } from '../flags/remote.js'
import { terminal } from '../terminal.js'

/** One thing that was looked at. A finding that is not good says what to do. */
interface DoctorFinding {
  readonly good: boolean
  readonly text: string
}

/**
 * Looks at what commonly goes wrong between a client and a mock.
 * @returns 0 when all is good, else 1
 */
export async function doctor({ url }: { readonly url: string }): Promise<number> {
  requireUrl(url)
  const base = url.replace(/\/+$/, '')
  const out = outOf(terminal().stdout)
  const findings = [nodeVersion(), ...(await server(base)), ...(await environment(base))]
  for (const finding of findings) report(out, finding)
  return findings.every(({ good }) => good) ? 0 : 1
}

function report(out: Out, { good, text }: DoctorFinding): void {
  out.write(`${good ? paint(out, 'green', 'good') : paint(out, 'red', 'BAD ')}  ${plain(text)}\n`)
}

function nodeVersion(): DoctorFinding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const good = major > 20 || (major === 20 && minor >= 19)
  return { good, text: `Node ${process.versions.node}${good ? '' : ': 20.19 or newer is needed'}` }
}

async function server(base: string): Promise<DoctorFinding[]> {
  const health = await ask(`${base}/__admin/version`)
  if ('error' in health) {
    return [
      { good: false, text: `${base} does not answer (${health.error}): start it with cxone-mock start` },
    ]
  }
  if (health.status === 421) {
    return [
      {
        good: false,
        text: `${base} refuses the Host: start it with --allowed-hosts ${new URL(base).hostname}`,
      },
    ]
  }
  if (health.status === 401)
    return [{ good: true, text: `${base} answers; its control plane asks for the admin token` }]
  const { name, version: running } = parse(health.body)
  if (name !== 'cxone-mock') {
    return [{ good: false, text: `${base} answers ${health.status}, and is no cxone-mock: look at the port` }]
  }
  const same = running === version
  return [
    {
      good: same,
      text: `${base} runs version ${String(running)}${same ? '' : `, and this is ${version}: update one of them`}`,
    },
  ]
}

/** Whether the client of the environment gets a token, and what it may do. */
async function environment(base: string): Promise<DoctorFinding[]> {
  const { CXONE_BASE_URL: set, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = terminal().env
  if (set !== undefined && set.replace(/\/+$/, '') !== base) {
    return [{ good: false, text: `CXONE_BASE_URL is ${set}, not ${base}: your code asks another server` }]
  }
  if (!id || !secret) {
    return [
      { good: true, text: 'CXONE_CLIENT_ID and CXONE_CLIENT_SECRET are not set: cxone-mock exec sets them' },
    ]
  }
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
  const token = await ask(`${base}/oauth/token`, { method: 'POST', body: form })
  if ('error' in token) return []
  if (token.status !== 200) {
    return [
      {
        good: false,
        text: `client ${id} gets no token (${token.status}): GET /__admin/requests/last/explain says why`,
      },
    ]
  }
  const scope = String(parse(token.body)['scope'])
  const control = scope.split(' ').includes('recording:control')
  return [
    {
      good: control,
      text: `client ${id} has ${scope || 'no scope'}${control ? '' : ': start and stop will answer 401'}`,
    },
  ]
}

async function ask(
  url: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly body: string } | { readonly error: string }> {
  try {
    const reply = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) })
    return { status: reply.status, body: await reply.text() }
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return { error: cause instanceof Error ? cause.message : String(cause) }
  }
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
