import type { ContractCases } from '../../case.js'
import { about, agent, attached, hangUp, json, open, sharedCases, withoutToken } from './update.cases.js'

const request = { as: agent, params: { contactId: open, segmentId: '{segmentId}' }, json }
const noSegment = about('segmentId', 404, 'Not Found')

export const cases: ContractCases = [
  ...sharedCases(request),
  {
    name: 'returns 404 for a segment of another call',
    before: [attached, hangUp],
    request: { ...request, params: { ...request.params, contactId: '460000000003' } },
    expect: noSegment,
  },
  {
    name: 'returns 404 for an unknown segment',
    before: [attached, hangUp],
    request: { ...request, params: { contactId: open, segmentId: '3f2c5a8e-1b7d-8c4e-a9f0-6d2e8b1c7a35' } },
    expect: noSegment,
  },
  withoutToken(
    { contactId: open, segmentId: 'conv-123' },
    `/business-data-manager/v1/business-data/contact/${open}/segment/conv-123`,
  ),
]
