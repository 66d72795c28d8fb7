import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, ended, rejected, running, startOnDemand } from './playback.cases.js'

const own = { as: agent, query: { 'acd-call-id': ended } } as const

const found = {
  contactId: any('uuid'),
  acdcontactId: ended,
  elevatedInteraction: false,
  interactions: [
    {
      mediaType: 'voice-only',
      startTime: '2026-01-15T09:05:00.000Z',
      endTime: '2026-01-15T09:10:00.000Z',
      callTaggingList: [],
      dynamicBusinessData: [],
    },
  ],
} as const

export const cases: ContractCases = [
  { name: 'lists what was recorded of a call', request: own, expect: { status: 200, body: found } },
  {
    name: 'lists it when voice is requested',
    request: { as: agent, query: { 'acd-call-id': ended, 'media-type': 'voice-only' } },
    expect: { status: 200, body: found },
  },
  {
    name: 'echoes the CorrelationId that was sent',
    request: { ...own, headers: { correlationid: 'run-7' } },
    expect: { status: 200, headers: { correlationid: 'run-7' } },
  },
  {
    name: 'has no CorrelationId when none was sent',
    request: own,
    expect: { status: 200, headers: { correlationid: null } },
  },
  {
    name: 'returns 404 when another medium is requested',
    request: { as: agent, query: { 'acd-call-id': ended, 'media-type': 'chat' } },
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'returns 404 for a call that was never recorded',
    request: { as: agent, query: { 'acd-call-id': '460000000001' } },
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'returns an empty list for a call that was never recorded under that variant',
    assume: { 'media-playback-nothing': 'empty-200' },
    request: { as: agent, query: { 'acd-call-id': '460000000001' } },
    expect: {
      status: 200,
      body: {
        ...found,
        acdcontactId: '460000000001',
        interactions: [],
      },
    },
  },
  {
    name: 'returns 404 for an unknown contact number',
    request: { as: agent, query: { 'acd-call-id': '1' } },
    expect: rejected(404, 'Not Found'),
  },
  { name: 'returns 400 without a contact', request: { as: agent }, expect: rejected(400, 'Bad Request') },
  {
    name: 'returns 400 for a contact that is not a number',
    request: { as: agent, query: { 'acd-call-id': 'conv-123' } },
    expect: rejected(400, 'Bad Request'),
  },
  {
    name: 'returns 400 for an unknown medium',
    request: { as: agent, query: { 'acd-call-id': ended, 'media-type': 'fax' } },
    expect: rejected(400, 'Bad Request'),
  },
  {
    name: 'returns 401 for a request without a token',
    request: { query: own.query },
    expect: rejected(401, 'Unauthorized'),
  },
  {
    name: 'returns 403 without the licence under that variant',
    assume: { 'media-playback-licence': 'unlicensed-403' },
    request: own,
    expect: rejected(403, 'Forbidden'),
  },
  {
    name: 'has internalCode 0 under that variant',
    assume: { 'media-playback-internal-code': 'zero' },
    request: { query: own.query },
    expect: { status: 401, body: { internalCode: '0', message: 'Unauthorized' } },
  },
  {
    name: 'returns 404 while the call is being recorded',
    before: [startOnDemand],
    request: { as: agent, query: { 'acd-call-id': '460000000001' } },
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'lists the recording in progress without an end under that variant',
    assume: { 'media-playback-while-recording': 'listed' },
    before: [startOnDemand],
    request: { as: agent, query: { 'acd-call-id': '460000000001' } },
    expect: {
      status: 200,
      body: {
        ...found,
        acdcontactId: '460000000001',
        interactions: [running],
      },
    },
  },
]
