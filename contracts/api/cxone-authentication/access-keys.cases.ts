import type { CaseRequest, CaseResponse, ContractCase } from '../../case.js'

/** An error of the access keys, which has no body. */
export const accessKeyRejection = (status: number): CaseResponse => ({
  status,
  headers: { 'cache-control': 'no-store', 'content-type': null },
  body: '',
})

/** Permissions of the demo's user in these cases. */
export const forOthers = ['Access Key'] as const
export const forOneself = ['My Access Key'] as const

/** A request that NICE answers with 401 without a token, and with 403 without any permission for access keys. */
export function accessKeyRejections({ as, ...request }: CaseRequest): readonly ContractCase[] {
  return [
    { name: 'returns 401 for a request without a token', request, expect: accessKeyRejection(401) },
    {
      name: 'returns 403 for the own key without the permission My Access Key',
      world: { permissions: [] },
      request: { ...request, ...(as === undefined ? {} : { as }) },
      expect: accessKeyRejection(403),
    },
  ]
}
