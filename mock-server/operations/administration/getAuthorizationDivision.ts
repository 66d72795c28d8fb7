import { genesysClass, genesysErrorCodes } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { presentDivision } from './present-division.js'

export const getAuthorizationDivision: Operation<'getAuthorizationDivision'> = (world, { params }) => {
  const division = world.divisions.find(({ id }) => id === params.divisionId)
  if (!division) throw noDivision(params.divisionId)
  return { response: { status: 200, body: presentDivision(world, division) } }
}

function noDivision(divisionId: string): Rejection {
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: 'The requested resource was not found.',
    rule: 'division-exists',
    evidence: genesysClass('authorization'),
    bodyEvidence: genesysErrorCodes,
    reason: `This sandbox has no division ${JSON.stringify(divisionId.slice(0, 80))}.`,
    fix: ['Send an id of GET /api/v2/authorization/divisions.'],
  })
}
