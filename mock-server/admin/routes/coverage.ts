import type { ControlledMock } from '../../control/controlled-mock.js'
import { formatCoverage, requireFormat, type CoverageFormat } from '../../control/coverage/format.js'
import { parameter, sandboxOf } from '../parameters.js'
import { route, type AdminRoute } from '../route.js'

const types: Readonly<Record<CoverageFormat, string>> = {
  json: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  text: 'text/plain; charset=utf-8',
}

/** /coverage of the sandbox that the query names. Without a name: of all sandboxes. */
export function coverageRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('GET', '/coverage', (request) => {
      const { query } = request
      const report = query.has('sandbox') ? sandboxOf(mock, request).coverage() : mock.coverage()
      const format = requireFormat(parameter(query, 'format') ?? 'json')
      return { status: 200, type: types[format], text: formatCoverage(report, format) }
    }),
  ]
}
