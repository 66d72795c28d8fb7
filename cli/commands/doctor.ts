import { version } from '../../mock-server/control/version.js'
import { outOf, paint, plain, type Out } from '../output/log.js'
import { requireUrl } from '../flags/remote.js'
import { proxyNote } from '../server/proxy.js'
import { terminal } from '../output/terminal.js'

/** The result of one check. A finding that is not good says how to fix it. A note is neither. */
interface DoctorFinding {
  readonly good: boolean
  readonly isNote?: true
  readonly text: string
}

/**
 * Checks for common problems between a client and a mock.
 * @returns 0 when every check is good, else 1
 */
export async function doctor({ url }: { readonly url: string }): Promise<number> {
  requireUrl(url)
  const base = url.replace(/(?<!\/)\/+$/, '')
  const out = outOf(terminal().stdout)
  const findings = [nodeVersion(), ...proxy(base), ...(await server(base)), ...(await environment(base))]
  for (const finding of findings) report(out, finding)
  return findings.every(({ good }) => good) ? 0 : 1
}

function report(out: Out, { good, isNote, text }: DoctorFinding): void {
  const label = isNote ? 'note' : good ? paint(out, 'green', 'good') : paint(out, 'red', 'BAD ')
  out.write(`${label}  ${plain(text)}\n`)
}

function nodeVersion(): DoctorFinding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const good = major > 20 || (major === 20 && minor >= 19)
  return {
    good,
    text: `Node ${process.versions.node}${good ? '' : ' is too old. Install Node 20.19 or newer.'}`,
  }
}

/** A note: some clients use a proxy of the environment, and others, such as `fetch` of Node 20, ignore it. */
function proxy(base: string): DoctorFinding[] {
  const text = proxyNote(base, terminal().env)
  return text === undefined ? [] : [{ good: true, isNote: true, text }]
}

async function server(base: string): Promise<DoctorFinding[]> {
  const health = await ask(`${base}/__admin/version`)
  if ('error' in health) {
    return [
      {
        good: false,
        text: `${base} does not respond (${health.error}). Start a mock with cxone-mock start.`,
      },
    ]
  }
  if (health.status === 421) {
    return [
      {
        good: false,
        text: `${base} rejects this host name. Restart the mock with --allowed-hosts ${new URL(base).hostname}.`,
      },
    ]
  }
  if (health.status === 401)
    return [{ good: true, text: `${base} responds. Its control plane requires the admin token.` }]
  if (health.status === 404 && (await isReady(base))) {
    return [
      {
        good: true,
        text: `${base} responds, without a control plane on this port (--no-admin, or --admin-port).`,
      },
    ]
  }
  const { name, version: running } = parse(health.body)
  if (name !== 'cxone-mock') {
    return [
      {
        good: false,
        text: `${base} responds with ${health.status} and is not a cxone-mock. Check the port.`,
      },
    ]
  }
  const same = running === version
  return [
    {
      good: same,
      text: `${base} runs version ${String(running)}${same ? '' : `, but this command is version ${version}. Update one of them.`}`,
    },
  ]
}

/** Whether a mock answers the probe, which it does without a control plane, too. */
async function isReady(base: string): Promise<boolean> {
  const probe = await ask(`${base}/__admin/ready`)
  return 'body' in probe && parse(probe.body)['status'] === 'ready'
}

/** Checks that the client in the environment variables gets a token with the scope that start and stop need. */
async function environment(base: string): Promise<DoctorFinding[]> {
  const { CXONE_BASE_URL: set, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = terminal().env
  if (set !== undefined && set.replace(/(?<!\/)\/+$/, '') !== base) {
    return [
      {
        good: false,
        text: `CXONE_BASE_URL is ${set}, so your code uses another server. Set it to ${base}, or pass --url ${set}.`,
      },
    ]
  }
  if (!id || !secret) {
    return [
      {
        good: true,
        isNote: true,
        text: 'CXONE_CLIENT_ID and CXONE_CLIENT_SECRET are not set, so no client was checked. cxone-mock exec sets them.',
      },
    ]
  }
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
  const token = await ask(`${base}/oauth/token`, { method: 'POST', body: form })
  if ('error' in token) return []
  if (token.status !== 200) {
    return [
      {
        good: false,
        text: `The token request of client ${id} failed with ${token.status}. See ${base}/__admin/requests/last/explain.`,
      },
    ]
  }
  const scope = String(parse(token.body)['scope'])
  const control = scope.split(' ').includes('recording:control')
  return [
    {
      good: control,
      text: control
        ? `Client ${id} has the scope ${scope}`
        : `Client ${id} has ${scope ? `only ${scope}` : 'no scope'}. Start and stop need recording:control and respond with 401.`,
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
