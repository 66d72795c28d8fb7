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

/** Genesys's `/api/v2`: the error body, and its contextId as a header of every response. */
const platform: Surface = {
  respond({ status, body }, { requestId }) {
    if (body === undefined) return empty(status, { 'ININ-Correlation-Id': requestId })
    const headers = { 'Content-Type': json, 'ININ-Correlation-Id': requestId }
    return { status, headers, body: JSON.stringify(body) }
  },
  reject(rejection, { requestId }) {
    const { status, headers } = rejection.options
    return withJson(status, { ...headers, 'ININ-Correlation-Id': requestId }, errorBody(rejection, requestId))
  },
}

/** The surface of the forum thread: like the platform, but a rejected token gets 401 with an empty body. */
const recordingcontrols: Surface = {
  respond: platform.respond,
  reject(rejection, context) {
    const { kind, headers } = rejection.options
    if (kind !== 'authentication' && kind !== 'scope') return platform.reject(rejection, context)
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

/** RFC 6749 5.1 and 5.2. Genesys repeats the description of invalid_client in `description`. */
const oauth: Surface = {
  respond({ status, body }) {
    return withJson(status, noStore, body)
  },
  reject({ options }) {
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

/** Paths outside of every surface, and operations that are not implemented: a problem document of the mock. */
const mock: Surface = {
  respond: platform.respond,
  reject({ options }) {
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

/** The response of an operation in the format of its surface. */
export function renderResponse(
  surface: SurfaceName,
  response: OperationResponse,
  context: RenderContext,
): PlainResponse {
  return surfaces[surface].respond(response, context)
}

/** A rejection in the format of its surface. Rejections by the mock itself never look like the API. */
export function renderRejection(
  surface: SurfaceName | undefined,
  rejection: Rejection,
  context: RenderContext,
): PlainResponse {
  const own =
    surface === undefined ||
    rejection.options.kind === 'not-implemented' ||
    rejection.options.kind === 'internal'
  return own ? mock.reject(rejection, context) : surfaces[surface].reject(rejection, context)
}
