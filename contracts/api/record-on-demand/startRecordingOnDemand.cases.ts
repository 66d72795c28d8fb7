import type { ContractCases } from '../../case.js'
import {
  accepted,
  agent,
  agentId,
  badRequest,
  conflict,
  forbidden,
  locked,
  noInteraction,
  ok,
  own,
  rejected,
  unauthorized,
} from './interaction.cases.js'
import { afterTheCall, withoutPermission, withoutToken, withoutUserId } from './rejections.cases.js'

const start = { ...own, operation: 'startRecordingOnDemand' } as const
const stop = { ...own, operation: 'stopRecordingOnDemand' } as const
const decline = { ...own, operation: 'doNotRecord' } as const

export const cases: ContractCases = [
  { name: 'starts the recording of the active call', request: own, expect: ok },
  {
    name: 'starts voice and screen',
    request: { as: agent, query: { userId: agentId, mediaType: 'voiceAndScreen' } },
    expect: ok,
  },
  { name: 'returns 202 when it takes time to settle', settle: '2s', request: own, expect: accepted },
  {
    name: 'returns 202 under the variant in which commands take two seconds',
    assume: { 'commands-in-work': '2s' },
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 200 after two seconds under that variant',
    assume: { 'commands-in-work': '2s' },
    before: [start],
    advance: '2s',
    request: own,
    expect: ok,
  },
  {
    name: 'returns 425 for half a minute under that variant',
    assume: { 'commands-in-work': '30s' },
    before: [start],
    advance: '29s',
    request: own,
    expect: locked,
  },
  {
    name: 'returns 425 while a start is being processed',
    settle: '2s',
    before: [start],
    advance: '1s',
    request: own,
    expect: locked,
  },
  {
    name: 'returns 200 and changes nothing when the previous start has settled',
    settle: '2s',
    before: [start],
    advance: '2s',
    request: own,
    expect: ok,
  },
  {
    name: 'returns 202 for a start while recording under that variant',
    assume: { 'record-on-demand-start-while-recording': 'accepted-202' },
    before: [start],
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 409 for a start while recording under that variant',
    assume: { 'record-on-demand-start-while-recording': 'conflict-409' },
    before: [start],
    request: own,
    expect: conflict,
  },
  { name: 'starts again after a stop', before: [start, stop], request: own, expect: ok },
  { name: 'returns 409 after do-not-record', before: [decline], request: own, expect: conflict },
  {
    name: 'returns 200 after do-not-record under that variant',
    assume: { 'start-after-do-not-record': 'ignored-200' },
    before: [decline],
    request: own,
    expect: ok,
  },
  withoutUserId({ as: agent }),
  {
    name: 'returns 400 for a userId that is not a UUID',
    request: { as: agent, query: { userId: '5001' } },
    expect: badRequest,
  },
  {
    name: 'returns 404 for a userId that is not a UUID under that variant',
    assume: { 'record-on-demand-bad-user-id': 'not-found-404' },
    request: { as: agent, query: { userId: 'conv-123' } },
    expect: noInteraction,
  },
  {
    name: 'returns 400 for another mediaType',
    request: { as: agent, query: { userId: agentId, mediaType: 'screen' } },
    expect: badRequest,
  },
  withoutToken({ query: own.query }),
  {
    name: 'returns 401 for a token that the mock did not issue',
    request: { headers: { authorization: 'Bearer no-such-token' }, query: own.query },
    expect: unauthorized,
  },
  {
    name: 'returns 401 for a token that was not issued to a CXone user',
    request: { as: 'recorder', query: own.query },
    expect: unauthorized,
  },
  {
    name: 'returns 403 for a token that was not issued to a CXone user under that variant',
    assume: { 'record-on-demand-client-token': 'forbidden-403' },
    request: { as: 'recorder', query: own.query },
    expect: forbidden,
  },
  {
    name: 'accepts a token that was not issued to a CXone user under that variant',
    assume: { 'record-on-demand-client-token': 'accepted' },
    request: { as: 'recorder', query: own.query },
    expect: ok,
  },
  withoutPermission(own, ['Multi-ACD Masking API']),
  {
    name: 'returns 403 on a tenant with only the native ACD',
    world: { product: 'acd' },
    request: own,
    expect: forbidden,
  },
  {
    name: 'returns 404 on a tenant with only the native ACD under that variant',
    assume: { 'record-on-demand-product': 'not-found-404' },
    world: { product: 'acd' },
    request: own,
    expect: noInteraction,
  },
  {
    name: 'returns 404 for the id of an unknown user',
    request: { as: agent, query: { userId: '11e90000-0000-4000-8000-000000000000' } },
    expect: noInteraction,
  },
  {
    name: 'returns 404 before the call is answered',
    world: { call: 'alerting' },
    request: own,
    expect: noInteraction,
  },
  afterTheCall(own),
  {
    name: 'accepts the path and the number of the help page under that variant',
    assume: { 'record-on-demand-spelling': 'user-id' },
    request: {
      as: agent,
      path: '/interaction-recording-management-service/interactions/start-recording-on-demand',
      query: { 'user-id': '5001' },
    },
    expect: ok,
  },
  {
    name: 'accepts the path and the number of the help page under the variant that accepts both spellings',
    assume: { 'record-on-demand-spelling': 'both' },
    request: {
      as: agent,
      path: '/interaction-recording-management-service/interactions/start-recording-on-demand',
      query: { 'user-id': '5001' },
    },
    expect: ok,
  },
  {
    name: 'accepts the spelling of the API document under the variant that accepts both spellings',
    assume: { 'record-on-demand-spelling': 'both' },
    request: own,
    expect: ok,
  },
  {
    name: 'returns errorCode 0 and the reason phrase under those variants',
    assume: { 'record-on-demand-error-code': 'zero', 'record-on-demand-message': 'reason-phrase' },
    request: { query: own.query },
    expect: { ...rejected(401, ''), body: { errorCode: 0, message: 'Unauthorized' } },
  },
]
