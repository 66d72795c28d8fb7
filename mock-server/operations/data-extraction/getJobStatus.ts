import { cxoneSpec, rfc } from '../../../contracts/evidence.js'
import { statusOf } from '../../world/extractions.js'
import { find } from '../../world/values/newest.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { fileUrl } from './file-url.js'

export const getJobStatus: Operation<'getJobStatus'> = (world, { params, now, baseUrl }) => {
  const job = find(world.extractions, params.jobId)
  if (!job) throw unknownJob(params.jobId)
  const status = statusOf(job, now)
  const jobStatus = {
    id: job.digest,
    status,
    ...(status === 'SUCCEEDED' ? { result: { url: fileUrl(world, job, now, baseUrl) } } : {}),
  }
  return { response: { status: 200, body: { jobStatus } } }
}

function unknownJob(jobId: string): Rejection {
  const reason = `No job has the id ${JSON.stringify(jobId.slice(0, 80))}.`
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: reason,
    rule: 'extraction-job-exists',
    evidence: rfc('RFC 9110 15.5.5'),
    statusEvidence: cxoneSpec,
    bodyEvidence: cxoneSpec,
    reason,
    fix: [
      'Send the id that POST /data-extraction/v1/jobs returned. The response is a JSON string: remove its quotes.',
    ],
  })
}
