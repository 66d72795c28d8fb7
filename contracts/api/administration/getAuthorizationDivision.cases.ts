import type { ContractCases } from '../../case.js'
import { withoutToken } from '../platform.cases.js'
import { noResource } from './administration.cases.js'
import { otherDivision } from './division.cases.js'

export const cases: ContractCases = [
  {
    name: 'reads a division',
    request: { as: 'studio-basic', params: { divisionId: 'div-other' } },
    expect: { status: 200, body: otherDivision },
  },
  {
    name: 'returns 404 for an id that no division has',
    request: { as: 'studio-basic', params: { divisionId: 'div-0' } },
    expect: noResource,
  },
  withoutToken({ params: { divisionId: 'div-other' } }),
]
