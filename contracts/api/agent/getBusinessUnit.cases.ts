import type { ContractCases } from '../../case.js'
import { agent } from './contact.cases.js'
import { desktopRejections } from './own-agent.cases.js'

export const cases: ContractCases = [
  {
    name: "has every field that NICE's SDK reads",
    request: { as: agent, params: { version: 'v23.0' } },
    expect: {
      status: 200,
      body: {
        businessUnits: [
          {
            features: [],
            maxConferenceParties: 0,
            fileExtensions: [],
            isMultiContactHandling: false,
            isUnifiedRoutingEnabled: false,
          },
        ],
      },
    },
  },
  ...desktopRejections({}),
]
