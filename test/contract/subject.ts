import type { ContractCase } from '../../contracts/contract.js'
import type { Subject, SubjectReply, SubjectRequest } from '../../contracts/kit/check-case.js'
import type { CxoneMock, MockOptions } from '../../mock-server/index.js'
import { tokenOf, type Send } from '../hosts.js'

/** The mock that a case is for. */
export function optionsOf({ assume, settle }: ContractCase): MockOptions {
  return {
    // The same over every host.
    issuer: 'https://cxone.example',
    ...(assume === undefined ? {} : { assumptions: assume }),
    ...(settle === undefined ? {} : { settle }),
  }
}

/** The mock behind a host, as the kit meets it. `change` breaks its replies, to prove that a case can fail. */
export function subjectOf(
  mock: CxoneMock,
  send: Send,
  change: (reply: SubjectReply, request: SubjectRequest) => SubjectReply = (reply) => reply,
): Subject {
  return {
    send: async (request) => change(await send(request), request),
    token: (client) => tokenOf(send, client),
    advance: async (duration) => mock.defaultSandbox.clock.advance(duration),
  }
}
