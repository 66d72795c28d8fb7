import type { ContractCase } from '../../case.js'
import { agent, version } from './contact.cases.js'
import { withoutToken } from './rejections.cases.js'

export const notYours = {
  status: 403,
  body: { error: 'Forbidden', error_description: 'Insufficient permissions' },
} as const

/** Refusals of both: `json` is a body that does. */
export function refusedKeys(params: Readonly<Record<string, string>>, json: object): readonly ContractCase[] {
  return [
    withoutToken({ params: { ...params, version }, json }),
    {
      name: 'answers 403 on a tenant that has Multi-ACD only',
      world: { product: 'multi-acd' },
      request: { as: agent, params: { ...params, version }, json },
      expect: notYours,
    },
    {
      name: 'answers 415 to a body that is no JSON',
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
