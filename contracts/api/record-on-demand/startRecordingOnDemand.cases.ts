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
  refused,
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
  { name: 'answers 202 when it takes time to settle', settle: '2s', request: own, expect: accepted },
  {
    name: 'answers 202 where it is assumed that commands take two seconds',
    assume: { 'commands-in-work': '2s' },
    request: own,
    expect: accepted,
  },
  {
    name: 'answers 200 once two seconds are over, where that is assumed',
    assume: { 'commands-in-work': '2s' },
    before: [start],
    advance: '2s',
    request: own,
    expect: ok,
  },
  {
    name: 'answers 425 for half a minute where that is assumed',
    assume: { 'commands-in-work': '30s' },
    before: [start],
    advance: '29s',
    request: own,
    expect: locked,
  },
  {
    name: 'answers 425 while a start is in work',
    settle: '2s',
    before: [start],
    advance: '1s',
    request: own,
    expect: locked,
  },
  {
    name: 'answers 200 and changes nothing when the start before it has settled',
    settle: '2s',
    before: [start],
    advance: '2s',
    request: own,
    expect: ok,
  },
  {
    name: 'answers 202 to a start while recording where that variant is assumed',
    assume: { 'record-on-demand-start-while-recording': 'accepted-202' },
    before: [start],
    request: own,
    expect: accepted,
  },
  {
    name: 'answers 409 to a start while recording where that variant is assumed',
    assume: { 'record-on-demand-start-while-recording': 'conflict-409' },
    before: [start],
    request: own,
    expect: conflict,
  },
  { name: 'starts again after a stop', before: [start, stop], request: own, expect: ok },
  { name: 'answers 409 after do-not-record', before: [decline], request: own, expect: conflict },
  {
    name: 'answers 200 after do-not-record where that variant is assumed',
    assume: { 'start-after-do-not-record': 'ignored-200' },
    before: [decline],
    request: own,
    expect: ok,
  },
  withoutUserId({ as: agent }),
  {
    name: 'answers 400 to a userId that is no UUID',
    request: { as: agent, query: { userId: '5001' } },
    expect: badRequest,
  },
  {
    name: 'answers 404 to a userId that is no UUID where that variant is assumed',
    assume: { 'record-on-demand-bad-user-id': 'not-found-404' },
    request: { as: agent, query: { userId: 'conv-123' } },
    expect: noInteraction,
  },
  {
    name: 'answers 400 to another mediaType',
    request: { as: agent, query: { userId: agentId, mediaType: 'screen' } },
    expect: badRequest,
  },
  withoutToken({ query: own.query }),
  {
    name: 'answers 401 to a token that nobody issued',
    request: { headers: { authorization: 'Bearer no-such-token' }, query: own.query },
    expect: unauthorized,
  },
  {
    name: 'answers 401 to a token that no CXone user stands behind',
    request: { as: 'recorder', query: own.query },
    expect: unauthorized,
  },
  {
    name: 'answers 403 to a token that no CXone user stands behind where that variant is assumed',
    assume: { 'record-on-demand-client-token': 'forbidden-403' },
    request: { as: 'recorder', query: own.query },
    expect: forbidden,
  },
  {
    name: 'takes a token that no CXone user stands behind where that variant is assumed',
    assume: { 'record-on-demand-client-token': 'accepted' },
    request: { as: 'recorder', query: own.query },
    expect: ok,
  },
  withoutPermission(own, ['Multi-ACD Masking API']),
  {
    name: 'answers 403 on a tenant with the native ACD only',
    world: { product: 'acd' },
    request: own,
    expect: forbidden,
  },
  {
    name: 'answers 404 on a tenant with the native ACD only where that variant is assumed',
    assume: { 'record-on-demand-product': 'not-found-404' },
    world: { product: 'acd' },
    request: own,
    expect: noInteraction,
  },
  {
    name: 'answers 404 to the id of a user that there is not',
    request: { as: agent, query: { userId: '11e90000-0000-4000-8000-000000000000' } },
    expect: noInteraction,
  },
  {
    name: 'answers 404 before the call is answered',
    world: { call: 'alerting' },
    request: own,
    expect: noInteraction,
  },
  afterTheCall(own),
  {
    name: 'answers to the path and the number of the help page where that spelling is assumed',
    assume: { 'record-on-demand-spelling': 'user-id' },
    request: {
      as: agent,
      path: '/interaction-recording-management-service/interactions/start-recording-on-demand',
      query: { 'user-id': '5001' },
    },
    expect: ok,
  },
  {
    name: 'answers to the path and the number of the help page where either is assumed',
    assume: { 'record-on-demand-spelling': 'both' },
    request: {
      as: agent,
      path: '/interaction-recording-management-service/interactions/start-recording-on-demand',
      query: { 'user-id': '5001' },
    },
    expect: ok,
  },
  {
    name: 'answers to the spelling of the API document where either is assumed',
    assume: { 'record-on-demand-spelling': 'both' },
    request: own,
    expect: ok,
  },
  {
    name: 'words a refusal with errorCode 0 and the reason phrase where those variants are assumed',
    assume: { 'record-on-demand-error-code': 'zero', 'record-on-demand-message': 'reason-phrase' },
    request: { query: own.query },
    expect: { ...refused(401, ''), body: { errorCode: 0, message: 'Unauthorized' } },
  },
]
