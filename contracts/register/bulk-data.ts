import type { Ambiguity } from './ambiguity.js'

/** Undocumented behaviour of business data and of data extraction. */
export const bulkDataAmbiguities = {
  'business-data-fields': {
    question:
      'Which business data fields exist? NICE says that this API cannot add any, and the mock has no list of them. It is also assumed that a call that was not recorded can be updated.',
    default: 'attached',
    variants: {
      attached: 'those that some call of the sandbox has; 400 for others',
      any: 'every name is accepted',
    },
  },
  'business-data-open-contact': {
    question: 'What does the update of business data of closed interactions return during the call?',
    default: 'not-found-404',
    variants: {
      'not-found-404': '404, because no closed interaction has the id',
      'bad-request-400': '400',
      updated: '204: the business data is updated',
    },
  },
  'business-data-other-fields': {
    question:
      'What happens to the business data fields that a PUT does not name? NICE writes "replace/update the business data".',
    default: 'kept',
    variants: { kept: 'they do not change', removed: 'they are removed' },
  },
  'business-data-error-values': {
    question:
      'What are code, errorCode and the texts in the error bodies of business data? It is also assumed that entityType is BusinessData.',
    default: 'status',
    variants: {
      status: 'the status, and its reason phrase as details and message',
      words: 'words such as NOT_FOUND, and the reason phrase of the status',
    },
  },
  'data-extraction-bad-job': {
    question:
      'Which status has a job whose entityName or version is unknown, that lacks a field, or whose endDate is before its startDate? NICE declares 400 and 404. It is also assumed that every number is a version, and that a job may be for any number of days.',
    default: 'by-field',
    variants: {
      'by-field': '404 for the entityName and the version, 400 for all else',
      'bad-request-400': '400 for all',
    },
  },
  'data-extraction-too-soon': {
    question:
      'What does the API return for a job within 30 seconds of the last one, which NICE does not allow? A client treats 403 as "try again later".',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403, the declared status that a client expects',
      'too-many-429': '429, which NICE does not declare',
      allowed: '202: the limit is not enforced',
    },
  },
  'data-extraction-columns': {
    question:
      'Which columns has the file of recording-interaction-metadata? The mock has those that clients read; a tenant has more, and they depend on the version.',
    default: 'plain',
    variants: {
      plain: 'the names as clients compare them, for example ACD Call ID',
      annotated:
        'the same, but with a note after ACD Call ID and Agent 1 Contact Number, whose start clients compare',
    },
  },
  'data-extraction-file': {
    question:
      'Which status has the URL of the file of a job after its 30 seconds? The file of NICE is in S3; the mock has it itself, under a path of its own.',
    default: 'forbidden-403',
    variants: { 'forbidden-403': '403, as for an expired URL of S3', 'not-found-404': '404' },
  },
} as const satisfies Record<string, Ambiguity>
