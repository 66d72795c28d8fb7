import type { SurfaceName } from '../../contracts/contract.js'
import { agentApi } from './agent.js'
import { businessData } from './business-data.js'
import { cxone, cxoneSignIn, cxoneToken, incontactToken, userhub } from './cxone-authentication.js'
import { dataExtraction } from './data-extraction.js'
import type { OperationResponse } from '../operations/operation.js'
import type { Rejection } from '../operations/rejection.js'
import type { PlainResponse } from '../http/message.js'
import { mediaPlayback } from './media-playback.js'
import { mock } from './mock.js'
import { oauth } from './oauth.js'
import { platform } from './platform.js'
import { recordOnDemand } from './record-on-demand.js'
import { recordingcontrols } from './recordingcontrols.js'
import type { RenderContext, Surface } from './surface.js'

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
  'business-data': businessData,
  'data-extraction': dataExtraction,
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
