import type { CaseRequest, CaseResponse, ContractCase } from '../../case.js'
import { colleaguesKey } from '../cxone-authentication/samples.cases.js'
import { agent, rejected, version } from './contact.cases.js'
import { withoutToken } from './rejections.cases.js'

export const notYours = rejected(403, 'Insufficient permissions')
export const done: CaseResponse = { status: 200, headers: { 'content-type': null }, body: '' }
export const own = { version, accessKeyId: 'SAMDEMOKEY' } as const

/** The rejections that all five operations share. `query` is valid. */
export function accessKeyRejections(
  params: Readonly<Record<string, string>>,
  query?: NonNullable<CaseRequest['query']>,
): readonly ContractCase[] {
  const request = { params: { ...params, version }, ...(query === undefined ? {} : { query }) }
  return [
    withoutToken(request),
    {
      name: 'returns 403 without a body on a tenant with only Multi-ACD',
      world: { product: 'multi-acd' },
      request: { as: agent, ...request },
      expect: notYours,
    },
    {
      name: 'returns 403 for an own key without the permission My Access Key',
      world: { permissions: [] },
      request: { as: agent, ...request },
      expect: notYours,
    },
  ]
}

/** The rejections of the operations on one key. */
export function oneKeyRejections(query?: NonNullable<CaseRequest['query']>): readonly ContractCase[] {
  const of = (accessKeyId: string) => ({
    as: agent,
    params: { version, accessKeyId },
    ...(query === undefined ? {} : { query }),
  })
  return [
    {
      name: 'returns 404 for an unknown key',
      request: of('NOKEY'),
      expect: rejected(404, "This sandbox has no access key 'NOKEY'."),
    },
    {
      name: 'returns 404 for an empty id',
      request: of(''),
      expect: rejected(404, "This sandbox has no access key ''."),
    },
    {
      name: 'returns 403 for the key of another user',
      world: { colleague: true },
      request: of(colleaguesKey),
      expect: notYours,
    },
    ...accessKeyRejections({ accessKeyId: 'SAMDEMOKEY' }, query),
  ]
}
