/** Pads a token to the configured length with every character that RFC 6750 2.1 allows. */
export function padToken(value: string, length = 0): string {
  return value.length >= length ? value : `${value.padEnd(length - 1, '~+/-._')}=`
}
