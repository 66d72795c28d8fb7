import type { CxoneMock } from '../../mock-server/index.js'
import type { Subject } from '../../kit/provider/subject.js'
import { tokenOf, type Send } from '../hosts.js'

/** The mock behind a host, as the kit meets it. */
export function subjectOf(mock: CxoneMock, send: Send): Subject {
  return {
    send,
    token: (client) => tokenOf(send, client),
    advance: async (duration) => mock.defaultSandbox.clock.advance(duration),
  }
}
