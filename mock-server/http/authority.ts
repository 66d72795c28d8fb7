/** A name or an address, and a port of up to five digits. A name with other characters cannot be part of a URL. */
const syntax = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{0,5}))?$/i

let lastReadable = ''

/** Whether a Host header can be read (RFC 9112 3.2), so that URLs can be made of it. */
export function isAuthority(host: string): boolean {
  if (host === lastReadable) return true
  const [, , port = '0'] = syntax.exec(host) ?? []
  const isReadable = syntax.test(host) && Number(port) <= 65_535 && URL.canParse(`http://${host}`)
  if (isReadable) lastReadable = host
  return isReadable
}
