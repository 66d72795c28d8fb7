// The contacts of the demo scenario as the operations on contacts show them.

const shared = {
  isOutbound: false,
  isTakeover: false,
  isLogged: false,
  holdCount: 0,
  mediaTypeId: 4,
  mediaTypeName: 'Call',
} as const

const sam = { agentId: 5001, firstName: 'Sam', lastName: 'Okafor', teamId: 77 } as const

export const activeContact = {
  ...shared,
  ...sam,
  contactId: 460_000_000_001,
  masterContactId: 460_000_000_001,
  fromAddress: '+15555550123',
  contactStartDate: '2026-01-15T09:58:00.000Z',
  lastUpdateTime: '2026-01-15T09:58:10.000Z',
  agentStartDate: '2026-01-15T09:58:10.000Z',
  stateId: 4,
  stateName: 'Active',
  contactStateCategory: 'With Agent',
} as const

export const alertingContact = {
  ...shared,
  contactId: 460_000_000_002,
  masterContactId: 460_000_000_002,
  fromAddress: '+15555550456',
  contactStartDate: '2026-01-15T09:59:45.000Z',
  lastUpdateTime: '2026-01-15T09:59:45.000Z',
  stateId: 3,
  stateName: 'Routing',
  contactStateCategory: 'In Queue',
} as const

export const completedContact = {
  ...shared,
  ...sam,
  contactId: 460_000_000_003,
  masterContactId: 460_000_000_003,
  fromAddress: '+15555550789',
  contactStartDate: '2026-01-15T09:04:00.000Z',
  lastUpdateTime: '2026-01-15T09:10:00.000Z',
  isLogged: true,
  abandoned: false,
  agentSeconds: 300,
  holdSeconds: 0,
  totalDurationSeconds: 360,
} as const
