import type { SurfaceName } from '../../contracts/contract.js'

/** The surface of a path, implemented or not. It decides the format of errors. `undefined` outside of every surface. */
export function surfaceOf(path: string): SurfaceName | undefined {
  const wanted = asWritten(path)
  return beginnings.find(([beginning]) => wanted === beginning || wanted.startsWith(`${beginning}/`))?.[1]
}

/** The first segments of each surface. The first match counts. */
const beginnings: readonly (readonly [path: string, surface: SurfaceName])[] = [
  ['/oauth', 'oauth'],
  ['/api/v2/recording/recordingcontrols', 'recordingcontrols'],
  ['/api', 'platform'],
  ['/auth/token', 'cxone-token'],
  ['/auth/authorize', 'cxone-sign-in'],
  ['/auth', 'cxone'],
  ['/.well-known', 'cxone'],
  ['/account-access', 'cxone'],
  ['/authentication', 'userhub'],
  ['/public', 'userhub'],
  ['/access-key-management', 'userhub'],
  ['/incontactauthorizationserver', 'incontact-token'],
  ['/inContactAPI/services', 'agent'],
  ['/interaction-recording-management-service', 'record-on-demand'],
  ['/media-playback', 'media-playback'],
  ['/business-data-manager', 'business-data'],
  ['/data-extraction', 'data-extraction'],
]

/** NICE's SDK and documents use different cases for these services, which run on servers that ignore case. */
export function asWritten(path: string): string {
  if (/^\/incontactapi(?:\/|$)/i.test(path)) return `/inContactAPI${path.slice(13)}`
  return /^\/incontactauthorizationserver(?:\/|$)/i.test(path) ? path.toLowerCase() : path
}

/** The first segments of all paths that the mock implements. */
export const firstSegments: readonly string[] = [
  ...new Set(beginnings.map(([path]) => `/${path.split('/')[1]}`)),
]
