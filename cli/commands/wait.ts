import { setTimeout as sleep } from 'node:timers/promises'
import { durationMs } from '../../mock-server/world/values/duration.js'
import { exitUsage } from '../output/exit-codes.js'
import { requireUrl } from '../flags/remote.js'
import { plain } from '../output/log.js'
import { proxyNote } from '../server/proxy.js'
import { terminal } from '../output/terminal.js'

const pauseMs = 100

/**
 * Waits until a mock is ready.
 * @param timeout a duration, e.g. `30s`
 * @returns 0 when it is, 2 after the timeout
 */
export async function wait(url: string, { timeout }: { readonly timeout: string }): Promise<number> {
  requireUrl(url)
  const until = performance.now() + durationMs(timeout)
  let last = 'No request was sent'
  while (performance.now() < until) {
    last = await ask(`${url.replace(/(?<!\/)\/+$/, '')}/__admin/ready`)
    if (last === 'ready') return 0
    await sleep(pauseMs)
  }
  const proxy = proxyNote(url, terminal().env)
  terminal().stderr.write(
    `cxone-mock: ${url} was not ready after ${timeout} (${last}). Check the URL, or wait longer with --timeout.\n` +
      (proxy === undefined ? '' : `cxone-mock: ${plain(proxy)}\n`),
  )
  return exitUsage
}

async function ask(url: string): Promise<string> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(2000) })
    // A mock with an admin token may respond with 401. It is up.
    if (reply.ok || reply.status === 401) return 'ready'
    return `${url} responded with ${reply.status}`
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return cause instanceof Error ? cause.message : String(cause)
  }
}
