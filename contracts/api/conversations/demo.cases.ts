// The demo scenario in the shapes of the API, at 2026-01-15T10:00:00.000Z.

const divisions = [{ division: { id: 'div-demo', selfUri: '/api/v2/authorization/divisions/div-demo' } }]

const recordersState = {
  adhocState: 'NONE',
  customerExperienceState: 'NONE',
  agentExperienceState: 'NONE',
  snippetState: 'NONE',
}

const connectedCall = {
  state: 'connected',
  recording: false,
  recordingState: 'none',
  recordersState,
  recordingId: 'rec-123',
  securePause: false,
  connectedTime: '2026-01-15T09:58:10.000Z',
}

export const connectedParticipants = [
  {
    id: 'part-123-customer',
    name: 'Alex Rivera',
    purpose: 'customer',
    address: 'tel:+15555550123',
    attributes: { accountNumber: '4711', language: 'en-US' },
    startTime: '2026-01-15T09:58:00.000Z',
    connectedTime: '2026-01-15T09:58:10.000Z',
    calls: [{ id: 'call-123-customer', direction: 'inbound', ...connectedCall }],
  },
  {
    id: 'part-123-agent',
    name: 'Sam Okafor',
    purpose: 'agent',
    address: 'sip:sam.okafor@demo.example',
    userId: '11e90000-0000-4000-8000-000000005001',
    attributes: {},
    startTime: '2026-01-15T09:58:00.000Z',
    connectedTime: '2026-01-15T09:58:10.000Z',
    calls: [{ id: 'call-123-agent', direction: 'inbound', ...connectedCall }],
  },
]

export const connectedConversation = {
  id: 'conv-123',
  startTime: '2026-01-15T09:58:00.000Z',
  participants: connectedParticipants,
  recordingState: 'NONE',
  securePause: false,
  divisions,
  selfUri: '/api/v2/conversations/conv-123',
}

const alertingCall = {
  state: 'alerting',
  recording: false,
  recordingState: 'none',
  recordersState,
  recordingId: 'rec-456',
  securePause: false,
}

export const alertingConversation = {
  id: 'conv-456',
  startTime: '2026-01-15T09:59:45.000Z',
  participants: [
    {
      id: 'part-456-customer',
      name: 'Jo Lindqvist',
      purpose: 'customer',
      address: 'tel:+15555550456',
      attributes: {},
      startTime: '2026-01-15T09:59:45.000Z',
      calls: [{ id: 'call-456-customer', direction: 'inbound', ...alertingCall }],
    },
    {
      id: 'part-456-agent',
      name: 'Sam Okafor',
      purpose: 'agent',
      address: 'sip:sam.okafor@demo.example',
      attributes: {},
      startTime: '2026-01-15T09:59:45.000Z',
      calls: [{ id: 'call-456-agent', direction: 'inbound', ...alertingCall }],
    },
  ],
  recordingState: 'NONE',
  securePause: false,
  divisions,
  selfUri: '/api/v2/conversations/conv-456',
}

export const finishedRecording = {
  id: 'rec-789',
  conversationId: 'conv-789',
  startTime: '2026-01-15T09:05:00.000Z',
  endTime: '2026-01-15T09:10:00.000Z',
  creationTime: '2026-01-15T09:05:00.000Z',
  sessionId: 'call-789-customer',
  media: 'call',
  mediaSubtype: 'Trunk',
  fileState: 'AVAILABLE',
  recordingFileRole: 'CUSTOMER_EXPERIENCE',
  selfUri: '/api/v2/conversations/conv-789/recordings/rec-789',
}
