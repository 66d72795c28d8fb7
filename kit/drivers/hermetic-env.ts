const proxies = /^(?:https?|all|no)_proxy$/i
const ownVariables = /^CXONE_/

/**
 * The environment of a client under test: that of this process, without variables that lead to other servers, and with a
 * proxy that captures requests to other machines.
 */
export function hermeticEnv(
  proxy: string,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !proxies.test(name) && !ownVariables.test(name),
  )
  const loopback = '127.0.0.1,localhost,::1'
  return {
    ...Object.fromEntries(inherited),
    HTTP_PROXY: proxy,
    http_proxy: proxy,
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    NO_PROXY: loopback,
    no_proxy: loopback,
    ...more,
  }
}
