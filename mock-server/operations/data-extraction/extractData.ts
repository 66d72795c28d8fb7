import { recordingEntity } from '../../../contracts/api/data-extraction/jobs.js'
import { assumed, cxoneSpec } from '../../../contracts/evidence.js'
import { dataExtractionHelp } from '../../../contracts/nice-help.js'
import type { Extraction } from '../../world/extractions.js'
import { uuidFrom } from '../../world/values/digest.js'
import { mint } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import { instant } from '../instant.js'
import type { Operation, OperationCall } from '../operation.js'
import { Rejection } from '../rejection.js'

/** "You can only call the API once in a 30 second period." */
const pauseMs = 30_000

export const extractData: Operation<'extractData'> = (world, { body, now }) => {
  const { startDate, endDate } = validJob(world, body)
  requirePause(world, now)
  const extraction: Extraction = {
    digest: uuidFrom(mint(world, 'extraction')),
    startDate,
    endDate,
    startedAt: now,
    finishesAt: now + world.settle.startMs,
  }
  const response = { status: 202, body: extraction.digest }
  return { events: [{ type: 'ExtractionStarted', extraction }], response }
}

type Job = OperationCall<'extractData'>['body']

/** @throws {Rejection} 400 or 404, or 501 for an entity without recordings */
function validJob(world: World, { entityName, version, startDate, endDate }: Job) {
  const missing = Object.entries({ entityName, version, startDate, endDate }).find(
    ([, value]) => value === undefined || value === '',
  )
  if (missing) throw badJob(world, 400, `The body has no ${missing[0]}.`, `Send ${missing[0]}.`)
  const [entity = '', number = '', first = '', last = ''] = [entityName, version, startDate, endDate]
  if (/^(?:qm|wfm)-/.test(entity)) throw notOfRecordings(entity)
  if (entity !== recordingEntity) {
    const reason = `No entity has the name ${JSON.stringify(entity.slice(0, 80))}.`
    throw badJob(world, 404, reason, `Send the entityName ${recordingEntity}.`)
  }
  if (!/^\d{1,4}$/.test(number)) {
    const reason = `The version ${JSON.stringify(number.slice(0, 80))} is not a number.`
    throw badJob(world, 404, reason, 'Send a number as a text, for example "10".')
  }
  if (last < first) {
    throw badJob(world, 400, `The endDate ${last} is before the startDate ${first}.`, 'Swap the dates.')
  }
  return { startDate: first, endDate: last }
}

function badJob({ assumptions }: World, status: 400 | 404, reason: string, fix: string): Rejection {
  return new Rejection({
    kind: 'request',
    status: assumptions['data-extraction-bad-job'] === 'by-field' ? status : 400,
    code: 'bad.request',
    message: reason,
    rule: 'extraction-job',
    evidence: assumed('data-extraction-bad-job'),
    bodyEvidence: cxoneSpec,
    reason,
    fix: [fix],
  })
}

function notOfRecordings(entity: string): Rejection {
  const reason = `The entity ${JSON.stringify(entity.slice(0, 80))} has no recordings, and the mock has only those.`
  return new Rejection({
    kind: 'not-implemented',
    status: 501,
    code: 'not.implemented',
    message: `cxone-mock does not extract ${JSON.stringify(entity.slice(0, 80))}.`,
    rule: 'not-implemented',
    reason,
    fix: [`Send the entityName ${recordingEntity}.`],
  })
}

/** @throws {Rejection} 403 when the last job was started less than 30 seconds ago */
function requirePause({ extractions, assumptions }: World, now: number): void {
  if (assumptions['data-extraction-too-soon'] === 'allowed') return
  const last = Math.max(...[...extractions.byDigest.values()].map(({ startedAt }) => startedAt))
  if (now < last || now >= last + pauseMs) return
  const evidence = assumed('data-extraction-too-soon')
  throw new Rejection({
    kind: 'forbidden',
    status: assumptions['data-extraction-too-soon'] === 'forbidden-403' ? 403 : 429,
    code: 'too.soon',
    message: 'A job was started less than 30 seconds ago.',
    rule: 'extraction-pause',
    evidence: dataExtractionHelp('"You can only call the API once in a 30 second period"'),
    statusEvidence: evidence,
    bodyEvidence: evidence,
    reason: `The last job of this tenant was started at ${instant(last)}. The next may start 30 seconds later.`,
    fix: ['Wait 30 seconds between two jobs. Only the start of a job is limited.'],
  })
}
