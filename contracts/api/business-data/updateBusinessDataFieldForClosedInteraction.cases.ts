import type { ContractCases } from '../../case.js'
import { agent, json, open, sharedCases, withoutToken } from './update.cases.js'

const params = { contactId: open }

export const cases: ContractCases = [
  ...sharedCases({ as: agent, params, json }),
  withoutToken(params, `/business-data-manager/v1/business-data/contact/${open}`),
]
