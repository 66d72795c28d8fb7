import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { clientGrant, clientToken } from '../cxone-authentication/in-contact.cases.js'
import { agent, version } from './contact.cases.js'
import { unknownVersion, withoutProduct, withoutToken } from './rejections.cases.js'

const params = { version }

export const cases: ContractCases = [
  {
    name: "returns the time on the sandbox's clock",
    request: { as: agent, params },
    expect: { status: 200, body: { ServerTime: any('instant') } },
  },
  {
    name: 'accepts a token of the Client grant, which has no user',
    before: [clientGrant],
    request: { params, headers: clientToken },
    expect: { status: 200, body: { ServerTime: any('instant') } },
  },
  withoutToken({ params }),
  unknownVersion({ as: agent, params: { version: 'v35.0' } }),
  withoutProduct({ as: agent, params }),
]
