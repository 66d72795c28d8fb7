import type { SurfaceName } from '../../contracts/contract.js'
import { agentApi } from './agent.js'
import { cxone, cxoneSignIn, cxoneToken, incontactToken, userhub } from './cxone-authentication.js'
import { empty, errorOf, noStore, printable, withJson } from './shapes.js'
import type { OperationResponse } from '../operations/operation.js'
import type { Rejection } from '../operations/rejection.js'
import type { PlainResponse } from '../http/message.js'
import { mediaPlayback } from './media-playback.js'
import { recordOnDemand } from './record-on-demand.js'
import type { RenderContext, Surface } from './surface.js'

const json = 'application/json'

function errorBody({ options }: Rejection, contextId: string): Record<string, unknown> {
  const { message, code, status, messageWithParams, messageParams, details } = options
  return {
    message,
    code,
    status,
    ...(messageWithParams === undefined ? {} : { messageWithParams, messageParams }),
    contextId,
    details: details ?? [],
    errors: [],
  }
}

/** Genesys's `/api/v2`: the error body, and its contextId as a header on every reply. */
const platform: Surface = {
  answer({ status, body }, { requestId }) {
    if (body === undefined) return empty(status, { 'ININ-Correlation-Id': requestId })
    const headers = { 'Content-Type': json, 'ININ-Correlation-Id': requestId }
    return { status, headers, body: JSON.stringify(body) }
  },
  refuse(problem, { requestId }) {
    const { status, headers } = problem.options
    return withJson(status, { ...headers, 'ININ-Correlation-Id': requestId }, errorBody(problem, requestId))
  },
}

/** The forum thread's surface: as the platform, but a token that does not do gets 401 and not one byte. */
const recordingcontrols: Surface = {
  answer: platform.answer,
  refuse(problem, context) {
    const { kind, headers } = problem.options
    if (kind !== 'authentication' && kind !== 'scope') return platform.refuse(problem, context)
    const { assumptions, requestId } = context
    const challenge = assumptions['unauthorized-challenge'] === 'bearer'
    return empty(401, {
      ...headers,
      ...(challenge ? { 'WWW-Authenticate': 'Bearer realm="cxone"' } : {}),
      ...(assumptions['unauthorized-correlation-id'] === 'present'
        ? { 'ININ-Correlation-Id': requestId }
        : {}),
    })
  },
}

/** RFC 6749 5.1 and 5.2. Genesys repeats the description of invalid_client under a name of its own. */
const oauth: Surface = {
  answer({ status, body }) {
    return withJson(status, noStore, body)
  },
  refuse({ options }) {
    const { status, code, headers } = options
    const error = errorOf(code)
    const description = printable(options.message)
    const duplicate = error === 'invalid_client' ? { description } : {}
    return withJson(
      status,
      { ...noStore, ...headers },
      { error, ...duplicate, error_description: description },
    )
  },
}

/** Outside of every surface, and for what is not imitated: a problem document that names the mock. */
const mock: Surface = {
  answer: platform.answer,
  refuse({ options }) {
    const { status, headers, message, rule, fix } = options
    const body = {
      type: 'about:blank',
      title: message,
      status,
      detail: [options.reason, ...fix].join(' '),
      rule,
    }
    return { ...withJson(status, { ...headers, 'Content-Type': 'application/problem+json' }, body) }
  },
}

const surfaces: Readonly<Record<SurfaceName, Surface>> = {
  platform,
  recordingcontrols,
  oauth,
  cxone,
  'cxone-token': cxoneToken,
  'cxone-sign-in': cxoneSignIn,
  userhub,
  'incontact-token': incontactToken,
  'record-on-demand': recordOnDemand,
  'media-playback': mediaPlayback,
  agent: agentApi,
}

/** The reply to an answer. */
export function renderResponse(
  surface: SurfaceName,
  answer: OperationResponse,
  context: RenderContext,
): PlainResponse {
  return surfaces[surface].answer(answer, context)
}

/** The reply to a refusal. What the mock itself refuses never looks like the API. */
export function renderRejection(
  surface: SurfaceName | undefined,
  problem: Rejection,
  context: RenderContext,
): PlainResponse {
  const own =
    surface === undefined || problem.options.kind === 'not-implemented' || problem.options.kind === 'internal'
  return own ? mock.refuse(problem, context) : surfaces[surface].refuse(problem, context)
}
