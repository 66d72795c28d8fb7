import { colleagueId, colleaguesKey } from '../../contracts/api/cxone-authentication/samples.cases.js'
import type { CaseWorld, ContractCase } from '../../contracts/case.js'
import { demoScenario, type MockOptions, type Scenario } from '../../mock-server/index.js'

/** The mock that a case is for. */
export function optionsOf({ assume, settle, world }: ContractCase): MockOptions {
  return {
    // The same over every host.
    issuer: 'https://cxone.example',
    ...(world === undefined ? {} : { scenario: changed(world) }),
    ...(assume === undefined ? {} : { assumptions: assume }),
    ...(settle === undefined ? {} : { settle }),
  }
}

/** The demo scenario as a case wants it. */
function changed({ product, permissions, call, internal, colleague, transcodeSeconds }: CaseWorld): Scenario {
  const { tenant, users = [], conversations } = demoScenario
  const second = {
    userId: colleagueId,
    agentId: 5002,
    userName: 'lea.novak@demo.example',
    givenName: 'Lea',
    familyName: 'Novak',
  }
  const keys = [{ accessKeyId: colleaguesKey, accessKeySecret: 'lea-access-key-secret' }]
  return {
    ...demoScenario,
    ...(transcodeSeconds === undefined ? {} : { transcodeSeconds }),
    tenant: product === undefined ? tenant : { ...tenant, product },
    users: [
      ...users.map((user) => (permissions === undefined ? user : { ...user, permissions })),
      ...(colleague ? [{ ...second, accessKeys: keys }] : []),
    ],
    conversations: conversations.map((each) => {
      if (each.conversationId !== 'conv-123') return each
      const { connectedTime: _, participants = [], ...rest } = each
      return {
        ...rest,
        state: call ?? rest.state,
        participants: participants.map((participant) =>
          internal && participant.purpose === 'customer' ? { ...participant, purpose: 'agent' } : participant,
        ),
      }
    }),
  }
}
