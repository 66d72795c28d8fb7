import type { Instant } from '../../world/entities.js'
import type { Extraction } from '../../world/extractions.js'
import { digest } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'

/** "The URL will be accessible for 30 seconds." */
const accessibleMs = 30_000

/** The URL of the file of a job. Like that of a file in S3 it needs no other credentials. */
export function fileUrl(world: World, job: Extraction, now: Instant, baseUrl: string): string {
  const expires = String(now + accessibleMs)
  const query = new URLSearchParams({ expires, token: tokenOf(world, job.digest, expires) })
  return `${baseUrl}/data-extraction/v1/files/${job.digest}?${query}`
}

/** The token in the URL. It starts with the id of the sandbox, which a request without a credential needs. */
export function tokenOf({ sandboxId, seed }: World, jobId: string, expires: string): string {
  return `${sandboxId}.${digest(`${seed}/${sandboxId}/extraction/${jobId}/${expires}`)}`
}
