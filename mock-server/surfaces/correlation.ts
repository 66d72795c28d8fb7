import type { PlainResponse, PlainRequest } from '../http/message.js'

const nice = /^\/(?:interaction-recording-management-service|media-playback|inContactAPI)\//i
const printable = /^[\x20-\x7e]{1,256}$/

/** NICE's services echo the CorrelationId of a request. They do not create one. */
export function echoCorrelation({ headers }: PlainRequest, path: string, response: PlainResponse): void {
  if (!nice.test(path)) return
  const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'correlationid')
  const value = at < 0 ? undefined : headers[at + 1]
  if (value !== undefined && printable.test(value)) response.headers['CorrelationId'] = value
}
