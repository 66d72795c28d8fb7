import type { ContractCases } from '../../case.js'
import { withoutToken } from '../platform.cases.js'

const required = [
  'conversation:call:record',
  'conversation:recording:pauseOthers',
  'conversation:recording:snippetRecord',
  'oauth:client:add',
  'oauth:client:delete',
  'oauth:client:edit',
  'oauth:client:view',
  'recording:control',
  'recording:read',
  'recording:recording:editRetention',
  'recording:recording:restore',
  'recording:recording:view',
  'recording:recordingSegment:view',
  'recording:screenRecording:editRetention',
  'recording:screenRecording:restore',
  'recording:screenRecording:view',
  'recording:snippetRecording:editRetention',
  'recording:snippetRecording:restore',
  'recording:snippetRecording:view',
  'recording:write',
]

export const cases: ContractCases = [
  {
    name: 'lists every scope that an operation requires to any token',
    request: { as: 'studio-basic' },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        total: required.length,
        entities: required.map((id) => ({
          id,
          description: 'an operation of the mock requires it',
          selfUri: `/api/v2/oauth/scopes/${encodeURIComponent(id)}`,
        })),
        selfUri: '/api/v2/oauth/scopes',
      },
    },
  },
  withoutToken({}),
]
