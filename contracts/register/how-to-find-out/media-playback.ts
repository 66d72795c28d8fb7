import type { HowToFindOutByName } from './how-to-find-out.js'

const contact = 'GET /media-playback/v1/contacts?acd-call-id=CALL'

/** Media playback. CALL is the contact id that the ACD gave the call. */
export const howToFindOutMediaPlayback: HowToFindOutByName = {
  'media-playback-nothing': {
    send: `${contact} for a call that ended and was never recorded.`,
    see: { 'not-found-404': 'status 404', 'empty-200': 'status 200 with an empty list interactions' },
  },
  'media-playback-while-recording': {
    send: `${contact} for a call that is being recorded.`,
    see: { omitted: 'status 404, or no entry', listed: 'an entry without endTime' },
  },
  'media-playback-contact-id': {
    send: `${contact} for a recorded call.`,
    see: { 'acd-number': 'contactId equals acdcontactId', own: 'contactId is a UUID' },
  },
  'media-playback-licence': {
    send: `${contact} for a recorded call, with the token of a user who may play every recording.`,
    see: { licensed: 'status 200', 'unlicensed-403': 'status 403' },
  },
  'media-playback-segment-body': {
    send: 'GET /media-playback/v1/segments/SEGMENT with the id of a segment of a recorded call.',
    see: {
      'as-contact': 'contactId and acdcontactId stand beside Interactions',
      'interactions-alone': 'Interactions is the only field',
    },
  },
  'media-playback-internal-code': {
    send: `GET /media-playback/v1/contacts without acd-call-id.`,
    see: { status: 'internalCode is 400', zero: 'internalCode is 0 or another value' },
  },
}
