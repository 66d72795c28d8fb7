import { contracts } from '../../contracts/api/index.js'
import { meanings } from '../../contracts/api/record-on-demand/meanings.js'
import type { OperationContract, ErrorShape, ErrorShapes } from '../../contracts/contract.js'
import { instant } from '../operations/instant.js'
import { asSpecified } from '../routing/path-case.js'
import { bodyOf, empty, phrases, withJson } from './shapes.js'
import type { Surface } from './surface.js'

/** The error formats of each operation. The service has four of them. */
const shapes: ReadonlyMap<string, ErrorShapes> = new Map(
  Object.values<OperationContract>(contracts).flatMap(({ path, errorShapes }) =>
    errorShapes ? [[path, errorShapes] as const] : [],
  ),
)

/** The operations for which NICE declares a 429: those for screen recordings. */
const declare429: ReadonlySet<string> = new Set(
  Object.values<OperationContract>(contracts).flatMap(({ path, responses }) =>
    '429' in responses ? [path] : [],
  ),
)

function shapeOf(path: string, status: number): ErrorShape {
  const own = shapes.get(asSpecified(path))
  return own?.[status] ?? own?.default ?? 'code'
}

/** NICE's Record on Demand. Each operation has its own error format. */
export const recordOnDemand: Surface = {
  respond: (response) => bodyOf(response),
  reject({ options: { status, headers = {} } }, { assumptions, now, path }) {
    const phrase = phrases[status] ?? String(status)
    const helped = (meanings as Readonly<Record<number, string>>)[status] ?? phrase
    const message = assumptions['record-on-demand-message'] === 'help-page' ? helped : phrase
    const errorCode = assumptions['record-on-demand-error-code'] === 'status' ? status : 0
    const throttled = assumptions['record-on-demand-throttled-body']
    if (status === 429 && throttled !== 'errorCode-message' && !declare429.has(asSpecified(path))) {
      return throttled === 'empty' ? empty(429, headers) : withJson(429, headers, { message, route: path })
    }
    switch (shapeOf(path, status)) {
      case 'code':
        return withJson(status, headers, { errorCode, message })
      case 'code-text':
        return withJson(status, headers, { errorCode: String(errorCode), message })
      case 'timestamped':
        return withJson(status, headers, { timestamp: instant(now), status, error: phrase, path })
      case 'status':
        return withJson(status, headers, { status, error: phrase })
      case 'empty':
      case 'code-path':
        return empty(status, headers)
    }
  },
}
