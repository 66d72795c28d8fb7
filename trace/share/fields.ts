import type { Sort } from './pseudonyms.js'

/** Fields whose values the API or the protocol defines, so that they say nothing about anybody. */
const kept = new Set(
  `
  @type action actions alg authorizedGrantType channelType code code_challenge_method
  contactStateCategory contentType defaultUri direction directionType display endContacts entityName
  error errorCode errorMessageCode event eventType exclude-qm-categories exclude-waveforms fieldName
  firstUri forceLogoff format formatId grant_type grantType httpStatus icAgentId ignorePersonalQueue
  inactivityForceLogout includechannels isActive isDownload isLogged issued_token_type isTakeover
  jobType kty lastUri media media-type mediaSubtype mediaType mediaTypeName method nextUri orderBy
  outputFormat pageNumber pageSize participantType previousUri prompt purpose recordingFileRole
  recordingState recordingStatusFromAgent recordingStatusToAgent response_type scope securePause
  sortOrder stageType state stateName status statusReason subject_token_type token_type type use
  version`
    .trim()
    .split(/\s+/),
)
const secret =
  /(?:token|secret|password|passwd|passphrase|assertion|verifier|challenge|api_?key|private_?key|signature|credential|^code$|^pwd$|^pass$|^n$|^e$|^x5[ct]$|cookie|authorization)/i
const id = /(?:^id$|_id$|Ids?$|No$|Number$|^sub$|^jti$|^kid$|^ani$|^dnis$|^tenant)/
/** Texts for people. They may repeat ids and names. */
export const prose =
  /^(?:message|error_description|errorMessage|icStatusDescription|messageWithParams|detail|title|description)$/

/** What the value of a field is. Undefined: it is kept. A field that is not known is replaced. */
export function sortOf(field: string, place: 'request' | 'response'): Sort | undefined {
  // The code of an error is kept, and the authorization code of a token request is a secret.
  if (field === 'code' && place === 'response') return undefined
  if (field !== 'code' && (kept.has(field) || /^\w+State$/.test(field))) return undefined
  if (secret.test(field)) return 'secret'
  return id.test(field) ? 'id' : 'text'
}

/** Whether even a number or a short word in this field is a secret. */
export function isSecret(field: string): boolean {
  return /(?:secret|passwd|password|passphrase|passcode|^pwd$|^pass$|^pin$|^otp$|api_?key|credential|verifier)$/i.test(
    field,
  )
}

/** Whether a value looks as if a program made it up, and not as a word that the API defines. */
export function isMadeUp(value: string): boolean {
  return (
    /^(?=(?:\D*\d){4})(?=.*[a-z])[\w.~+/=%-]{16,}$/i.test(value) &&
    !value.startsWith('redacted-') &&
    !/\d{4}-\d{2}-\d{2}T/.test(value)
  )
}
