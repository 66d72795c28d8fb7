import type { Client } from '../model/client.js'
import type { ReceivedRequest, TestServer } from '../model/test-server.js'

/** Requests to other addresses. They are placed last, because their order among the others is unknown. */
export function strayRequests(client: Client, server: TestServer): ReceivedRequest[] {
  const arrivals = server.arrivals()
  const atMs = arrivals.at(-1)?.atMs ?? 0
  return (client.strays?.() ?? []).map((stray, index) => ({
    ...stray,
    id: arrivals.length + index + 1,
    atMs,
    at: 'elsewhere',
    body: '',
    operation: undefined,
    status: 502,
    replyHeaders: {},
    replyBody: '',
    refusedBy: undefined,
    fault: undefined,
  }))
}
