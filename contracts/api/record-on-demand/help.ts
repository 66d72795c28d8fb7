import { type Evidence } from '../../evidence.js'
import { maskHelp, recordOnDemandHelp, screenRecordingHelp } from '../../nice-help.js'

const sentences: Readonly<Record<number, string>> = {
  401: '401 "the requesting user failed to authenticate"',
  403: '403 "the requesting user is not authorized to perform the operation"',
  404: '404 "No active interactions were found"',
}

/** Each help page names the statuses of its own operations. */
const pages: Readonly<Record<string, (sentence: string) => Evidence>> = {
  startRecordingOnDemand: recordOnDemandHelp,
  stopRecordingOnDemand: recordOnDemandHelp,
  doNotRecord: recordOnDemandHelp,
  maskRecording: maskHelp,
  unmaskRecording: maskHelp,
  startScreenInteractionRecording: screenRecordingHelp,
}

/**
 * The help page that gives the cause of a 401, 403 or 404 of an operation. Undefined where none does:
 * get-recording-status and business-data-update are only in the API description.
 */
export function onDemandEvidence(operationId: string, status: 401 | 403 | 404): Evidence | undefined {
  const page = pages[operationId]
  if (page) return page(`on the status ${sentences[status] ?? status}`)
  return status === 403 && operationId === 'stopScreenInteractionRecording'
    ? screenRecordingHelp('the permission "Record screen interaction" is required')
    : undefined
}
