import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { rejected } from '../error-body.cases.js'
import { withoutToken } from '../platform.cases.js'
import { channel } from './channel.cases.js'

const own = { connectUri: any('string'), id: any('token'), expires: '2026-01-16T10:00:00.000Z' } as const

export const cases: ContractCases = [
  {
    name: 'lists the channels of the token',
    before: [channel, { operation: 'postNotificationsChannels', as: 'studio-basic' }],
    request: { as: 'recorder' },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: { entities: [own] } },
  },
  {
    name: 'lists the channels of the client',
    before: [channel],
    request: { as: 'recorder', query: { includechannels: 'oauthclient' } },
    expect: { status: 200, body: { entities: [own] } },
  },
  {
    name: 'returns 400 for another value of includechannels',
    request: { as: 'recorder', query: { includechannels: 'all' } },
    expect: rejected(
      400,
      'bad.request',
      'The query parameter includechannels is not valid: it must be equal to one of the allowed values',
      { details: [{ errorCode: 'enum', fieldName: 'includechannels' }] },
    ),
  },
  withoutToken({}),
]
