import type { ContractCase } from '../../case.js'
import { agent, version } from './contact.cases.js'
import { withoutToken } from './rejections.cases.js'

export const notYours = {
  status: 403,
  body: { error: 'Forbidden', error_description: 'Insufficient permissions' },
} as const

/** The rejections of both operations. `json` is a valid body. */
export function accessKeyRejections(
  params: Readonly<Record<string, string>>,
  json: object,
): readonly ContractCase[] {
  return [
    withoutToken({ params: { ...params, version }, json }),
    {
      name: 'returns 403 on a tenant with only Multi-ACD',
      world: { product: 'multi-acd' },
      request: { as: agent, params: { ...params, version }, json },
      expect: notYours,
    },
    {
      name: 'returns 415 for a body that is not JSON',
      request: {
        as: agent,
        params: { ...params, version },
        text: 'no JSON',
        headers: { 'content-type': 'text/plain' },
      },
      expect: { status: 415, headers: { 'content-type': null }, body: '' },
    },
  ]
}
