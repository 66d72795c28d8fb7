import type { ReceivedRequest } from '../../model/test-server.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const operation = 'getAuthorizationServerMetadata'

/** The address of the metadata on the test server (RFC 8414 3). */
export const metadataUrl = '{url}/.well-known/oauth-authorization-server'

/** A fault that adds these members to the metadata, and states that the server supports client_credentials. */
export function metadataWith(members: Readonly<Record<string, string>>) {
  const mergePatch = { ...members, grant_types_supported: ['client_credentials'] }
  return { server: { act: 'fault', fault: { on: operation, mergePatch } } } as const
}

/** Successful requests for the metadata. */
export function metadataReads(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript, operation).filter(({ status }) => status === 200)
}
