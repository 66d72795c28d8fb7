import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, interaction, rejected, running, startOnDemand } from './playback.cases.js'

const known = {
  ...startOnDemand,
  operation: 'getRecordingStatus',
  keep: ['segmentId', 'interactionId'],
} as const
const stopped = { ...startOnDemand, operation: 'stopRecordingOnDemand' } as const
const ofTheCall = { as: agent, params: { segmentId: '{segmentId}' } } as const

const recorded = interaction({
  startTime: '2026-01-15T10:00:00.000Z',
  endTime: '2026-01-15T10:00:00.000Z',
  stages: [],
  number: '123',
  customer: 'part-123-customer',
})
const contact = { contactId: any('uuid'), acdcontactId: '460000000001', elevatedInteraction: false }

export const cases: ContractCases = [
  {
    name: 'lists what was recorded, under Interactions with a capital letter',
    before: [startOnDemand, known, stopped],
    request: ofTheCall,
    expect: { status: 200, body: { ...contact, Interactions: [recorded] } },
  },
  {
    name: 'returns 404 when another medium is requested',
    before: [startOnDemand, known, stopped],
    request: { ...ofTheCall, query: { 'media-type': 'chat' } },
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'returns 400 for an unknown medium',
    before: [startOnDemand, known, stopped],
    request: { ...ofTheCall, query: { 'media-type': 'fax' } },
    expect: rejected(400, 'Bad Request'),
  },
  {
    name: 'returns 404 while it is being recorded',
    before: [startOnDemand, known],
    request: ofTheCall,
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'lists the recording in progress without an end under that variant',
    assume: { 'media-playback-while-recording': 'listed' },
    before: [startOnDemand, known],
    request: ofTheCall,
    expect: { status: 200, body: { ...contact, Interactions: [running] } },
  },
  {
    name: 'returns 404 for a call that was never recorded',
    before: [known],
    request: ofTheCall,
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'returns an empty list for a call that was never recorded under that variant',
    assume: { 'media-playback-nothing': 'empty-200' },
    before: [known],
    request: ofTheCall,
    expect: { status: 200, body: { ...contact, Interactions: [] } },
  },
  {
    name: 'returns 404 for an interactionId instead of a segmentId',
    before: [startOnDemand, known, stopped],
    request: { as: agent, params: { segmentId: '{interactionId}' } },
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'returns 404 for the id of a conversation',
    request: { as: agent, params: { segmentId: 'conv-123' } },
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'returns 403 without the licence under that variant',
    assume: { 'media-playback-licence': 'unlicensed-403' },
    request: { as: agent, params: { segmentId: 'conv-123' } },
    expect: rejected(403, 'Forbidden'),
  },
  {
    name: 'returns 401 for a request without a token',
    request: { params: { segmentId: 'conv-123' } },
    expect: rejected(401, 'Unauthorized'),
  },
]
