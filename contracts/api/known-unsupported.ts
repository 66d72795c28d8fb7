/** A request that the vendors support and the mock does not implement. */
export interface KnownUnsupported {
  readonly request: `${'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH'} /${string}`
  readonly status: 404 | 405 | 501
  readonly reason: string
  /** The affected paths, with `{}` for an id. Default: the path of `request`. */
  readonly paths?: readonly string[]
}

const participant = 'it pauses as a participant; PATCH …/recordingstate pauses for a client'

const desktop = "NICE's SDK requests it but works without it; no document describes the response"
const beyondRecording = 'it belongs to Genesys Cloud and covers more than recording'

/** The documented operations that are not implemented. docs/support.md lists them. */
export const knownUnsupported: readonly KnownUnsupported[] = [
  {
    request: 'GET /media-playback/v1/acd-contacts/460000000003/statements/1',
    status: 501,
    reason: 'statements come from speech analysis, which the mock does not have',
    paths: ['/media-playback/v1/acd-contacts/{}/statements/{}'],
  },
  {
    request: 'GET /media-playback/v1/files/3f2c5a8e-1b7d-8c4e-a9f0-6d2e8b1c7a35',
    status: 501,
    reason: 'fileToPlayUrl of media playback points here, and the mock carries no audio',
    paths: ['/media-playback/v1/files/{}'],
  },
  {
    request: 'POST /auth/revoke',
    status: 501,
    reason: 'NICE does not document revocation or introspection of tokens',
  },
  {
    request: 'GET /inContactAPI/services/v23.0/agents/5001/skills',
    status: 501,
    reason: desktop,
    paths: ['/inContactAPI/services/{}/agents/{}/skills'],
  },
  {
    request: 'GET /user-management/v1/users/11e90000-0000-4000-8000-000000005001',
    status: 404,
    reason: 'it belongs to user administration; define users in the scenario',
  },
  {
    request: 'PATCH /api/v2/conversations/calls/conv-123',
    status: 501,
    reason: participant,
    paths: ['/api/v2/conversations/calls/{}'],
  },
  {
    request: 'PATCH /api/v2/recordings/screensessions/1',
    status: 501,
    reason: 'Genesys has removed it',
    paths: ['/api/v2/recordings/screensessions/{}'],
  },
  {
    request: 'HEAD /api/v2/notifications/channels/streaming-0-1',
    status: 501,
    reason: 'it tells only whether a channel exists, which GET …/subscriptions tells too',
    paths: ['/api/v2/notifications/channels/{}'],
  },
  {
    request: 'POST /api/v2/recording/jobs',
    status: 501,
    reason:
      'a bulk job selects recordings by an analytics query and exports them to a bucket, and the mock has neither',
    paths: ['/api/v2/recording/jobs', '/api/v2/recording/jobs/{}'],
  },
  {
    request: 'GET /api/v2/conversations/conv-123/recordingmetadata',
    status: 501,
    reason: beyondRecording,
    paths: ['/api/v2/conversations/{}/recordingmetadata'],
  },
]

/** Why a documented path is not implemented; undefined if the path is not in the list. */
export function whyUnsupported(path: string): string | undefined {
  const segments = path.split('/')
  return knownUnsupported.find(({ request, paths = [request.replace(/^\S+ /, '')] }) =>
    paths.some((each) => agrees(each.split('/'), segments)),
  )?.reason
}

function agrees(expected: readonly string[], segments: readonly string[]): boolean {
  if (expected.length !== segments.length) return false
  return expected.every((segment, index) => segment === '{}' || segment === segments[index])
}
