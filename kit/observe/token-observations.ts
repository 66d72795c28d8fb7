import { finding, findingOf, type Finding, type RuleId } from '../model/rule.js'
import {
  accepted,
  apiRequests,
  bearerOf,
  formOf,
  tokenRequests,
  type Transcript,
} from '../model/transcript.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { basicPairOf, clientIdOf, isBasic } from '../queries/tokens/client-credentials.js'
import { issuedTokens, replyOf, usesOf, type IssuedToken } from '../queries/tokens/issued-token.js'
import type { Observation } from './observations.js'

/** Values that a client sends as a token if it did not check the response. */
const made = /^(?:undefined|null|none|nil|nan|true|false|\[object|\{|"|'')/i
/** A shorter beginning of a token may be chance. */
const minPart = 16
/** A test may use a rejected token a few times. */
const maxUses = 4
const minOperations = 3

export const tokenObservations: Readonly<Partial<Record<RuleId, Observation>>> = {
  'CX-AUTH-014': perRequest(
    (transcript) =>
      issuedTokens(transcript).some(isForeignType) || 'No token had a token_type other than Bearer.',
    'unknown-token-type-used',
    (transcript) =>
      issuedTokens(transcript)
        .filter(isForeignType)
        .flatMap((token) => usesOf(transcript, token)),
    ({ id }) => `Request ${id} sends a token as a bearer token whose token_type is another.`,
  ),
  'CX-AUTH-015': perRequest(
    bearing,
    'token-changed',
    (transcript) =>
      apiRequests(transcript).filter((request) => {
        const sent = bearerOf(request) ?? ''
        return issuedTokens(transcript).some(({ value }) => isChanged(sent, value))
      }),
    ({ id }) => `The token of request ${id} is cut or encoded; expected the token that the client received.`,
  ),
  'CX-AUTH-016': perRequest(
    (transcript) => tokenRequests(transcript).length > 1 || 'No token was requested a second time.',
    'renewed-by-another-grant',
    (transcript) =>
      tokenRequests(transcript).filter(
        (each) =>
          formOf(each).get('grant_type') === 'refresh_token' &&
          !tokenRequests(transcript).some((other) => 'refresh_token' in replyOf(other)),
      ),
    ({ id }) => `Request ${id} renews the token with a refresh token, although the server has issued none.`,
  ),
  'CX-AUTH-018': perRequest(
    bearing,
    'token-made-up',
    (transcript) => apiRequests(transcript).filter((each) => made.test(bearerOf(each) ?? '')),
    ({ id }) =>
      `Request ${id} sends ${JSON.stringify('Bearer')} with a value that no server has issued, such as undefined.`,
  ),
  'CX-AUTH-021': perRequest(
    (transcript) => tokenRequests(transcript).some(isBasic) || 'No token request used HTTP Basic.',
    'credentials-garbled',
    (transcript) =>
      tokenRequests(transcript).filter((each) => isBasic(each) && !basicPairOf(each)?.includes(':')),
    ({ id }) => `The HTTP Basic header of request ${id} does not decode to a client id and a secret.`,
  ),
  'CX-SEC-009': perRequest(
    (transcript) => tokenRequests(transcript).length > 0 || 'The client requested no token.',
    'line-break-sent',
    (transcript) =>
      tokenRequests(transcript).filter((each) => {
        const form = formOf(each)
        const sent = [basicPairOf(each), form.get('client_id'), form.get('client_secret')]
        return sent.some((value) => value != null && /%0[ad]|[\r\n]/i.test(value))
      }),
    ({ id }) => `Request ${id} was sent with a client id or secret that contains a line break.`,
  ),
  'CX-TOK-007': {
    reached: (transcript) =>
      rejectedTokens(transcript).size > 0 || 'No token was rejected because it was revoked or had expired.',
    judge: (transcripts) =>
      transcripts.flatMap((transcript) =>
        [...rejectedTokens(transcript)].flatMap((token) => {
          const uses = apiRequests(transcript).filter(
            (each) => bearerOf(each) === token && each.status === 401,
          )
          if (uses.length <= maxUses) return []
          const message = `A rejected token was sent ${uses.length} times; expected at most ${maxUses}.`
          return [finding('refused-token-repeated', message, uses)]
        }),
      ),
  },
  'CX-TOK-001': {
    reached: (transcript) =>
      accepted(transcript).length > 1 ||
      'No sandbox received two accepted requests, which show whether a token is kept.',
    judge: tokenPerOperation,
  },
}

/** An observation of single requests, in each sandbox. */
function perRequest(
  reached: Observation['reached'],
  code: string,
  wrong: (transcript: Transcript) => readonly ReceivedRequest[],
  message: (first: ReceivedRequest) => string,
): Observation {
  return {
    reached,
    judge: (transcripts) => transcripts.flatMap((each) => findingOf(code, wrong(each), message)),
  }
}

function bearing(transcript: Transcript): true | string {
  return (
    apiRequests(transcript).some((each) => bearerOf(each) !== undefined) || 'No request had a bearer token.'
  )
}

function isForeignType({ request }: IssuedToken): boolean {
  const { token_type: type } = replyOf(request)
  return typeof type === 'string' && type.toLowerCase() !== 'bearer'
}

/** Whether a token was cut or percent-encoded on its way. */
function isChanged(sent: string, issued: string): boolean {
  if (sent === issued || sent.length < minPart) return false
  return issued.startsWith(sent) || sent === encodeURIComponent(issued)
}

function rejectedTokens(transcript: Transcript): ReadonlySet<string> {
  const issued = new Set(issuedTokens(transcript).map(({ value }) => value))
  return new Set(
    apiRequests(transcript).flatMap((each) => {
      const token = bearerOf(each)
      const isOver = each.refusedBy === 'token-revoked' || each.refusedBy === 'token-expired'
      return isOver && token !== undefined && issued.has(token) ? [token] : []
    }),
  )
}

/**
 * A token for each operation, counted over all sandboxes: a client in a sandbox of its own needs one token, whatever it
 * does there, so only clients with several accepted requests count.
 */
function tokenPerOperation(transcripts: readonly Transcript[]): Finding[] {
  const clients = transcripts.flatMap((transcript) => {
    const tokens = issuedTokens(transcript)
    return [...new Set(tokens.map(({ request }) => clientIdOf(request)))].map((client) => {
      const own = tokens.filter(({ request }) => clientIdOf(request) === client)
      const uses = own.map((token) => usesOf(transcript, token).filter(({ status }) => status < 300))
      return { own, uses, operations: uses.flat().length }
    })
  })
  const busy = clients.filter(({ operations }) => operations > 1)
  const usedOnce = busy.flatMap(({ own, uses }) => own.filter((_, index) => uses[index]?.length === 1))
  const operations = busy.reduce((sum, each) => sum + each.operations, 0)
  if (usedOnce.length < minOperations || usedOnce.length * 2 <= operations) return []
  const message = `${operations} operations used ${usedOnce.length} tokens once; expected one token for each client.`
  return [
    finding(
      'token-per-operation',
      message,
      usedOnce.map(({ request }) => request),
    ),
  ]
}
