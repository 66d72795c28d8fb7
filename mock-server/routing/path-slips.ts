/** The starts of implemented paths, wherever they are in a path. */
const start =
  /\/(?=(?:oauth\/token|auth\/|api\/v2\/|authentication\/|interaction-recording-management-service\/|inContactAPI\/|media-playback\/|public\/|access-key-management\/|incontactauthorizationserver\/))/gi

/** The end of a path that other services have for their token endpoint. */
const tokenPath =
  /\/(?:oauth2?|login|sign-?in|authenticate|(?:get[-_]?)?(?:access[-_]?)?tokens?)(?:\.json)?\/?$/i

/**
 * The paths that a client may have meant with one that no operation has, likeliest first: without doubled slashes or a
 * slash at the end, without a prefix of a gateway, and under `/api/v2`.
 */
export function pathsMeant(path: string): readonly string[] {
  const clean = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
  const starts = [...clean.matchAll(start)].map(({ index }) => clean.slice(index))
  const below = clean.replace(/^\/(?:api\/)?(?:v\d{1,2}(?:\.\d{1,2})?\/)?/i, '/')
  return [clean, ...starts.slice(0, 1), ...starts.slice(-1), `/api/v2${below}`]
}

/** The token endpoints, for a path that looks like the token endpoint of another service. */
export function tokenPathsMeant(path: string): readonly string[] {
  return tokenPath.test(path) ? ['/oauth/token', '/auth/token'] : []
}
