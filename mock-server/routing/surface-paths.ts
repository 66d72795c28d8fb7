import type { SurfaceName } from '../../contracts/contract.js'

/** Who words the refusal of a path, whether or not it is imitated; `undefined` for paths of no surface. */
export function surfaceOf(path: string): SurfaceName | undefined {
  const wanted = asWritten(path)
  return beginnings.find(([beginning]) => wanted === beginning || wanted.startsWith(`${beginning}/`))?.[1]
}

/** Where each surface begins; the first that fits counts. */
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
]

/** NICE's own SDK and its documents write these services in different cases: they run where cases are one. */
export function asWritten(path: string): string {
  if (/^\/incontactapi(?:\/|$)/i.test(path)) return `/inContactAPI${path.slice(13)}`
  return /^\/incontactauthorizationserver(?:\/|$)/i.test(path) ? path.toLowerCase() : path
}

/** Where paths of the mock begin. */
export const firstSegments: readonly string[] = [
  ...new Set(beginnings.map(([path]) => path.replace(/(?<=.)\/.*$/, ''))),
]
