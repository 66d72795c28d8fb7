/** A request that the vendors know, and what the mock answers to it. */
export interface KnownUnsupported {
  readonly request: `${'GET' | 'POST' | 'PUT' | 'PATCH'} /${string}`
  readonly status: 404 | 405 | 501
  readonly reason: string
  /** The paths that are meant, where one has an id in it: an id is `{}`. Default: the path of `request` alone. */
  readonly paths?: readonly string[]
}

const agentInteraction = '/inContactAPI/services/{}/agent-sessions/{}/interactions/{}'
const participant =
  'pausing as a participant needs the token of a user of Genesys Cloud, which the mock does not issue'

const desktop = "NICE's SDK asks for it and goes on without; its answer is known from no document"
const otherWorld = 'it is of Genesys Cloud, and has to do with more than recording'

/** What is known of the APIs and not imitated, as docs/support.md lists it. */
export const leftOut: readonly KnownUnsupported[] = [
  {
    request: 'GET /media-playback/v1/acd-contacts/460000000003/statements/1',
    status: 501,
    reason: 'statements come of an analysis of speech, and no document that is public shows one',
    paths: ['/media-playback/v1/acd-contacts/{}/statements/{}'],
  },
  {
    request: 'GET /access-key-management/v1/access-keys',
    status: 405,
    reason: 'no document that is public has a list of access keys: POST makes one, PATCH switches one',
  },
  {
    request: 'POST /auth/revoke',
    status: 501,
    reason: "NICE's documents have no revocation and no introspection of tokens",
  },
  {
    request: 'GET /inContactAPI/services/v23.0/server-time',
    status: 501,
    reason: desktop,
    paths: ['/inContactAPI/services/{}/server-time'],
  },
  {
    request: 'GET /inContactAPI/services/v23.0/agents/5001/skills',
    status: 501,
    reason: desktop,
    paths: ['/inContactAPI/services/{}/agents/{}/skills'],
  },
  {
    request: 'GET /inContactAPI/services/v23.0/dispositions',
    status: 501,
    reason: desktop,
    paths: ['/inContactAPI/services/{}/dispositions'],
  },
  {
    request: 'POST /inContactAPI/services/v23.0/agent-sessions/1/interactions/460000000001/hold',
    status: 501,
    reason:
      'holding, resuming and ending a call are no recording control; a test ends a call with sandbox.calls.end',
    paths: ['hold', 'resume', 'end'].map((command) => `${agentInteraction}/${command}`),
  },
  {
    request: 'GET /user-management/v1/users/11e90000-0000-4000-8000-000000005001',
    status: 404,
    reason: 'it is of the administration of users: a scenario holds them',
  },
  {
    request: 'PATCH /api/v2/conversations/calls/conv-123',
    status: 501,
    reason: participant,
    paths: ['/api/v2/conversations/calls/{}'],
  },
  {
    request: 'PATCH /api/v2/conversations/calls/conv-123/participants/part-agent-123',
    status: 501,
    reason: participant,
    paths: ['/api/v2/conversations/calls/{}/participants/{}'],
  },
  {
    request: 'PATCH /api/v2/recordings/screensessions/1',
    status: 501,
    reason: 'Genesys has removed it',
    paths: ['/api/v2/recordings/screensessions/{}'],
  },
  {
    request: 'GET /api/v2/conversations/conv-123/recordingmetadata',
    status: 501,
    reason: otherWorld,
    paths: ['/api/v2/conversations/{}/recordingmetadata'],
  },
]

/** Why a path that the vendors know is not imitated; undefined where no more is known of it. */
export function whyLeftOut(path: string): string | undefined {
  const segments = path.split('/')
  return leftOut.find(({ request, paths = [request.replace(/^\S+ /, '')] }) =>
    paths.some((each) => agrees(each.split('/'), segments)),
  )?.reason
}

function agrees(expected: readonly string[], segments: readonly string[]): boolean {
  if (expected.length !== segments.length) return false
  return expected.every((segment, index) => segment === '{}' || segment === segments[index])
}
