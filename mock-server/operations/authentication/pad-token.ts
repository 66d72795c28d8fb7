/** A token as long as the client's are: filled up with every sign that RFC 6750 2.1 lets a token have. */
export function padToken(value: string, length = 0): string {
  return value.length >= length ? value : `${value.padEnd(length - 1, '~+/-._')}=`
}
