import type { ReceivedRequest } from '../../model/test-server.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const operation = 'getAuthorizationServerMetadata'

/** Where the room's server has its metadata (RFC 8414 3). */
export const metadataUrl = '{url}/.well-known/oauth-authorization-server'

/** A fault by which the metadata says this, besides that the server takes client_credentials. */
export function metadataWith(members: Readonly<Record<string, string>>) {
  const mergePatch = { ...members, grant_types_supported: ['client_credentials'] }
  return { server: { act: 'fault', fault: { on: operation, mergePatch } } } as const
}

/** Requests for the metadata that were answered with it. */
export function metadataReads(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript, operation).filter(({ status }) => status === 200)
}
