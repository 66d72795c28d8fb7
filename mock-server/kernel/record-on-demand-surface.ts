import { contracts } from '../../contracts/api/index.js'
import { meanings } from '../../contracts/api/record-on-demand/meanings.js'
import type { OperationContract, RefusalShape, RefusalShapes } from '../../contracts/contract.js'
import { instant } from '../operations/conversations/present.js'
import { asSpecified } from './spelling.js'
import type { Surface } from './surfaces.js'

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  425: 'Too Early',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** The shapes of each operation: four of them in one service. */
const shapes: ReadonlyMap<string, RefusalShapes> = new Map(
  Object.values<OperationContract>(contracts).flatMap(({ path, refusals }) =>
    refusals ? [[path, refusals] as const] : [],
  ),
)

function shapeOf(path: string, status: number): RefusalShape {
  const own = shapes.get(asSpecified(path))
  return own?.[status] ?? own?.default ?? 'code'
}

/** NICE's Record on Demand: each operation words its refusals in its own way. */
export const recordOnDemand: Surface = {
  answer: ({ status, body }) =>
    body === undefined ? { status, headers: { 'Content-Length': '0' }, body: '' } : json(status, {}, body),
  refuse({ options: { status, headers = {} } }, { assumptions, now, path }) {
    const phrase = phrases[status] ?? String(status)
    const helped = (meanings as Readonly<Record<number, string>>)[status] ?? phrase
    const message = assumptions['record-on-demand-message'] === 'help-page' ? helped : phrase
    const errorCode = assumptions['record-on-demand-error-code'] === 'status' ? status : 0
    switch (shapeOf(path, status)) {
      case 'code':
        return json(status, headers, { errorCode, message })
      case 'code-text':
        return json(status, headers, { errorCode: String(errorCode), message })
      case 'timestamped':
        return json(status, headers, { timestamp: instant(now), status, error: phrase, path })
      case 'status':
        return json(status, headers, { status, error: phrase })
      case 'empty':
        return { status, headers: { ...headers, 'Content-Length': '0' }, body: '' }
    }
  },
}

function json(status: number, headers: Readonly<Record<string, string>>, body: unknown) {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) }
}
