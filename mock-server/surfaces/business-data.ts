import { bodyOf, phrases, withJson } from './shapes.js'
import { instant } from '../operations/instant.js'
import type { Surface } from './surface.js'

/**
 * NICE's business data of closed interactions: `{code, details, entityType, errors, hostName}`. A 401 and a 429 have
 * shapes of their own.
 */
export const businessData: Surface = {
  respond: (response) => bodyOf(response),
  reject({ options: { status, headers = {}, details = [] } }, { assumptions, now, path }) {
    const phrase = phrases[status] ?? String(status)
    if (status === 429) return withJson(status, headers, { message: phrase, route: path })
    if (status === 401) {
      const body = { timestamp: instant(now), status: String(status), error: phrase, path }
      return withJson(status, headers, body)
    }
    const words = assumptions['business-data-error-values'] === 'words'
    const code = words ? phrase.toUpperCase().replaceAll(' ', '_') : String(status)
    const named = details.filter(({ fieldName }) => declared.has(fieldName))
    const errors = Object.fromEntries(
      named.map(({ fieldName }) => [fieldName, { errorCode: code, message: phrase }]),
    )
    return withJson(status, headers, {
      code,
      details: phrase,
      entityType: 'BusinessData',
      errors: status === 400 || status === 404 ? errors : null,
      hostName: 'cxone-mock',
    })
  },
}

/** What the document declares in `errors`. */
const declared: ReadonlySet<string> = new Set(['businessDataName', 'contactId', 'segmentId'])
