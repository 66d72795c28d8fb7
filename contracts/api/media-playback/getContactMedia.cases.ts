import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, ended, interaction, rejected, running, startOnDemand } from './playback.cases.js'

const own = { as: agent, query: { 'acd-call-id': ended } } as const

const recorded = (stageType: string) =>
  interaction({
    startTime: '2026-01-15T09:05:00.000Z',
    endTime: '2026-01-15T09:10:00.000Z',
    stages: [[stageType, '09:05:00', '09:10:00']],
    number: '789',
    customer: 'part-789-customer',
  })

const contact = { contactId: any('uuid'), acdcontactId: ended, elevatedInteraction: false } as const
const found = { ...contact, interactions: [recorded('ROD')] } as const
const { data } = recorded('ROD')

const first = { as: agent, query: { 'acd-call-id': '460000000001' } } as const
const attached = {
  ...startOnDemand,
  operation: 'updateBusinessData',
  json: [{ orderNumber: '4711' }, { language: 'nl' }],
} as const
const update = {
  operation: 'updateBusinessDataFieldForClosedInteraction',
  as: agent,
  params: { contactId: ended },
}
const updates = [
  attached,
  { ...update, json: [{ orderNumber: 4712 }, { language: 'nl' }] },
  { ...update, json: [{ orderNumber: 'A-1' }] },
]
const order = { id: any('uuid'), value: 'A-1' }
const withData = (dynamicBusinessData: readonly unknown[]) => ({
  status: 200,
  body: { ...contact, interactions: [{ ...recorded('ROD'), dynamicBusinessData }] },
})
const stopOnDemand = { ...startOnDemand, operation: 'stopRecordingOnDemand' } as const

export const cases: ContractCases = [
  { name: 'lists what was recorded of a call', request: own, expect: { status: 200, body: found } },
  {
    name: 'lists it when voice is requested',
    request: { as: agent, query: { 'acd-call-id': ended, 'media-type': 'voice-only' } },
    expect: { status: 200, body: found },
  },
  {
    name: 'lists it when voice is among the requested media',
    request: {
      as: agent,
      path: `/media-playback/v1/contacts?acd-call-id=${ended}&media-type=chat&media-type=voice-only`,
    },
    expect: { status: 200, body: found },
  },
  {
    name: 'has the business data that was updated after the call',
    before: updates,
    request: own,
    expect: withData([order, { id: any('uuid'), value: 'nl' }]),
  },
  {
    name: 'has only the business data of the last update under that variant',
    assume: { 'business-data-other-fields': 'removed' },
    before: updates,
    request: own,
    expect: withData([order]),
  },
  {
    name: 'has only a link to the media file with isDownload=true',
    request: { as: agent, query: { ...own.query, isDownload: 'true' } },
    expect: { status: 200, body: { redirectUrl: any('url') } },
  },
  {
    name: 'has the stage ACTIVE under that variant',
    assume: { 'media-playback-stage': 'active' },
    request: own,
    expect: { status: 200, body: { ...contact, interactions: [recorded('ACTIVE')] } },
  },
  {
    name: 'has an empty list of waveforms when asked so',
    request: { as: agent, query: { ...own.query, 'exclude-waveforms': 'false' } },
    expect: {
      status: 200,
      body: { ...contact, interactions: [{ ...recorded('ROD'), data: { ...data, waveformDataList: [] } }] },
    },
  },
  {
    name: 'has an empty list of categories for a user with the permission for it',
    world: { permissions: ['View sentiments and categories'] },
    request: own,
    expect: {
      status: 200,
      body: {
        ...contact,
        interactions: [{ ...recorded('ROD'), data: { ...data, categoryMatchesList: [] } }],
      },
    },
  },
  {
    name: 'has no categories when asked so',
    world: { permissions: ['View sentiments and categories'] },
    request: { as: agent, query: { ...own.query, 'exclude-qm-categories': 'true' } },
    expect: { status: 200, body: found },
  },
  {
    name: 'returns 403 for a call of others',
    world: { colleague: true },
    request: { as: 'lea.novak@demo.example', query: own.query },
    expect: rejected(403, 'Forbidden'),
  },
  {
    name: 'returns 404 for a call of others that was not recorded with the permission Play Any',
    world: { permissions: ['Play/download recordings: Play Any'] },
    request: { as: agent, query: { 'acd-call-id': '460000000002' } },
    expect: rejected(404, 'Not Found'),
  },
  {
    name: 'has the stage SOD after a stop on demand',
    before: [startOnDemand, stopOnDemand],
    advance: '5s',
    request: first,
    expect: {
      status: 200,
      body: {
        ...contact,
        acdcontactId: '460000000001',
        interactions: [
          interaction({
            startTime: '2026-01-15T10:00:00.000Z',
            endTime: '2026-01-15T10:00:00.000Z',
            stages: [['SOD', '10:00:00', '10:00:05']],
            number: '123',
            customer: 'part-123-customer',
          }),
        ],
      },
    },
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
