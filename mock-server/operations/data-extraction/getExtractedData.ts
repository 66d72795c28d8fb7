import { assumed, ofTheMock } from '../../../contracts/evidence.js'
import { dataExtractionHelp } from '../../../contracts/nice-help.js'
import { statusOf } from '../../world/extractions.js'
import { find } from '../../world/values/newest.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { tokenOf } from './file-url.js'
import { recordingsAsCsv } from './recordings-as-csv.js'

export const getExtractedData: Operation<'getExtractedData'> = (world, { params, query, now }) => {
  const expires = query.get('expires') ?? ''
  const job = find(world.extractions, params.jobId)
  const isOwn = job !== undefined && query.get('token') === tokenOf(world, params.jobId, expires)
  const old = world.assumptions['data-extraction-file'] === 'not-found-404' ? 404 : 403
  if (!isOwn) throw reject(403, 'The URL was changed, or it is of another World.', ofTheMock(changed))
  if (now >= Number(expires) || statusOf(job, now) !== 'SUCCEEDED') {
    const evidence = dataExtractionHelp('"The URL will be accessible for 30 seconds"')
    throw reject(old, 'The URL is older than 30 seconds.', evidence)
  }
  const content = recordingsAsCsv(world, job)
  return { response: { status: 200, text: { type: 'text/csv', content } } }
}

const changed = 'the URL is of the mock: that of a job of NICE points to S3'

function reject(status: 403 | 404, reason: string, evidence: ReturnType<typeof assumed>): Rejection {
  const assumption = assumed('data-extraction-file')
  return new Rejection({
    kind: status === 403 ? 'forbidden' : 'not-found',
    status,
    code: 'access.denied',
    message: reason,
    rule: 'extraction-url',
    evidence,
    statusEvidence: evidence.grade === 'assumed' ? evidence : assumption,
    bodyEvidence: evidence.grade === 'assumed' ? evidence : assumption,
    reason,
    fix: [
      'Get a new URL with GET /data-extraction/v1/jobs/{jobId}, and download the file immediately and with the URL unchanged.',
    ],
  })
}
