import type { CaseRequest, ContractCase } from '../../case.js'
import { agent, rejected, version } from './contact.cases.js'
import { withoutToken } from './rejections.cases.js'

export const notYours = rejected(403, 'Insufficient permissions')

/** The rejections of both operations. `query` is valid. */
export function accessKeyRejections(
  params: Readonly<Record<string, string>>,
  query: NonNullable<CaseRequest['query']>,
): readonly ContractCase[] {
  return [
    withoutToken({ params: { ...params, version }, query }),
    {
      name: 'returns 403 without a body on a tenant with only Multi-ACD',
      world: { product: 'multi-acd' },
      request: { as: agent, params: { ...params, version }, query },
      expect: notYours,
    },
  ]
}
