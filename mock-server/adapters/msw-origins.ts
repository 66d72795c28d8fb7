/** @throws {TypeError} when it has a path, or is not an origin */
export function originOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url && url.origin !== 'null' && url.pathname === '/' && url.search === '' && url.hash === '') {
    return url.origin
  }
  throw new TypeError(
    `origins: ${JSON.stringify(given)} is not an origin. Use a scheme and a host without a path, e.g. https://api.mypurecloud.com.`,
  )
}

/** A pattern without groups: MSW decodes what it captures, and fails on a `%` that encodes nothing. */
export function below(origin: string, path = ''): RegExp {
  return new RegExp(`^${origin.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`)}/${path}`, 'i')
}
