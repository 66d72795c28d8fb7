import { Router } from 'express'
import type { CxoneMock } from '../../index.js'
import { coverageFormats, formatCoverage, type CoverageFormat } from '../../control/coverage/format.js'
import { ControlError } from '../../control/error.js'
import { sandboxOf, text } from '../sandbox-of.js'

const types: Readonly<Record<CoverageFormat, string>> = {
  json: 'application/json',
  markdown: 'text/markdown; charset=utf-8',
  text: 'text/plain; charset=utf-8',
}

/** /coverage: of the sandbox that is named, else of all */
export function coverageRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/coverage', (request, response) => {
    const all = request.query['sandbox'] === undefined
    const report = all ? mock.coverage() : sandboxOf(mock, request).coverage()
    const format = formatOf(text(request.query['format']))
    response.type(types[format]).send(formatCoverage(report, format))
  })
  return router
}

/** @throws {ControlError} 400 naming the formats */
function formatOf(given = 'json'): CoverageFormat {
  const found = coverageFormats.find((format) => format === given)
  if (found) return found
  const shown = JSON.stringify(given.slice(0, 80))
  throw new ControlError(400, `format must be one of ${coverageFormats.join(', ')}, not ${shown}.`)
}
