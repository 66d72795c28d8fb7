import type { bulkDataAmbiguities } from '../bulk-data.js'
import type { HowToFindOutOf } from './how-to-find-out.js'

const put = 'PUT /business-data-manager/v1/business-data/contact/CALL'
const post = 'POST /data-extraction/v1/jobs'

/** Business data and data extraction. CALL is the contact id of a call that has ended. */
export const howToFindOutBulkData: HowToFindOutOf<typeof bulkDataAmbiguities> = {
  'business-data-fields': {
    send: `${put} with [{"NAME": "x"}], where the tenant has no business data field NAME.`,
    see: { attached: 'status 400', any: 'status 204' },
  },
  'business-data-open-contact': {
    send: `${put} with a business data field of the tenant, for a call that is connected.`,
    see: { 'not-found-404': 'status 404', 'bad-request-400': 'status 400', updated: 'status 204' },
  },
  'business-data-other-fields': {
    send: `${put} with one of two business data fields of a call, then GET /media-playback/v1/contacts?acd-call-id=CALL.`,
    see: { kept: 'dynamicBusinessData has both fields', removed: 'it has one' },
  },
  'business-data-error-values': {
    send: `PUT /business-data-manager/v1/business-data/contact/1 with [].`,
    see: { status: 'code is 404', words: 'code is a word' },
  },
  'data-extraction-bad-job': {
    send: `${post} with an entityName that does not exist, and the other fields right.`,
    see: { 'by-field': 'status 404', 'bad-request-400': 'status 400' },
  },
  'data-extraction-too-soon': {
    send: `${post} twice within 30 seconds.`,
    see: {
      'forbidden-403': 'the second has the status 403',
      'too-many-429': 'the second has the status 429',
      allowed: 'both have the status 202',
    },
  },
  'data-extraction-columns': {
    send: `${post} for recording-interaction-metadata, then download the file of the job.`,
    see: {
      plain: 'the first line has the name ACD Call ID',
      annotated: 'the first line has a name that starts with ACD Call ID and is longer',
    },
  },
  'data-extraction-file': {
    send: 'GET /data-extraction/v1/jobs/JOB for a job that has ended, and GET its url more than 30 seconds later.',
    see: { 'forbidden-403': 'status 403', 'not-found-404': 'status 404' },
  },
}
