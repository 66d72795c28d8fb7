import type { Served } from './serve.js'
import { proxyVariables, trustVariables } from './trust-files.js'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The environment of a command that sends requests to a mock: that of the user, the URLs and credentials of the mock,
 * and its host in `NO_PROXY`, so that no proxy of the user receives the requests. Both spellings hold the same hosts,
 * because each program reads another one. With `--tls` or `--intercept` also what makes it trust and reach the mock.
 */
export function commandEnv(
  { mock, trust }: Pick<Served, 'mock' | 'trust'>,
  client: string | undefined,
  env: Env,
): NodeJS.ProcessEnv {
  const trusting = { ...env, ...(trust && trustVariables(trust, env)) }
  const direct = [...namesOf(mock.url), 'localhost']
  return {
    ...trusting,
    ...mock.env(mock.defaultSandbox, client),
    ...noProxyFor(mock.url, env),
    ...(mock.proxyUrl === undefined ? {} : proxyVariables(mock.proxyUrl, direct, trusting)),
  }
}

/** `NO_PROXY` and `no_proxy` with the host of a URL. */
export function noProxyFor(
  url: string,
  { NO_PROXY: upper, no_proxy: lower }: Env,
): { readonly NO_PROXY: string; readonly no_proxy: string } {
  return { NO_PROXY: withHost(upper || lower, url), no_proxy: withHost(lower || upper, url) }
}

function withHost(excluded: string | undefined, url: string): string {
  if (!excluded) return namesOf(url).join(',')
  // Programs know the asterisk only on its own.
  if (excluded.trim() === '*') return excluded
  return [excluded, ...namesOf(url).filter((name) => !entriesOf(excluded).includes(name))].join(',')
}

/** The host of a URL in the spellings that programs expect: an IPv6 address with and without brackets. */
function namesOf(url: string): string[] {
  const { hostname } = new URL(url)
  return hostname.startsWith('[') ? [hostname.slice(1, -1), hostname] : [hostname]
}

function entriesOf(excluded: string): string[] {
  return excluded
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
}

/**
 * A sentence about the proxy that the environment names for a URL, with the fix. Undefined when there is none, or
 * when the host of the URL is excluded.
 */
export function proxyNote(url: string, env: Env): string | undefined {
  const { protocol, host, hostname } = new URL(url)
  const scheme = protocol.slice(0, -1)
  const names = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`, 'all_proxy', 'ALL_PROXY']
  const name = names.find((each) => env[each])
  if (name === undefined) return undefined
  const excluded = [env['no_proxy'], env['NO_PROXY']].flatMap((list) => entriesOf(list ?? ''))
  if (excluded.some((entry) => isExcluded(entry, host, namesOf(url)))) return undefined
  return (
    `${name} is ${withoutPassword(env[name] ?? '')} and NO_PROXY does not exclude ${hostname}, so programs that ` +
    `use proxies send their requests there. Add ${hostname} to NO_PROXY.`
  )
}

function isExcluded(entry: string, host: string, names: readonly string[]): boolean {
  if (entry === '*' || entry === host) return true
  const domain = entry.replace(/^\*?\./, '')
  return names.some((name) => name === domain || name.endsWith(`.${domain}`))
}

function withoutPassword(proxy: string): string {
  return proxy.replace(/\/\/[^/]*@/, '//***@')
}
