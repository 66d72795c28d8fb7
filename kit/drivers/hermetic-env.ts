const proxies = /^(?:https?|all|no)_proxy$/i
const ours = /^CXONE_/

/**
 * The environment of a client under test: that of this process, without what would lead it to another server,
 * and with a proxy that catches what goes elsewhere than to this machine.
 */
export function hermeticEnv(
  proxy: string,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  const kept = Object.entries(process.env).filter(([name]) => !proxies.test(name) && !ours.test(name))
  const loopback = '127.0.0.1,localhost,::1'
  return {
    ...Object.fromEntries(kept),
    HTTP_PROXY: proxy,
    http_proxy: proxy,
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    NO_PROXY: loopback,
    no_proxy: loopback,
    ...more,
  }
}
