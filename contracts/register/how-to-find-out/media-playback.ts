import type { mediaPlaybackAmbiguities } from '../media-playback.js'
import type { HowToFindOutOf } from './how-to-find-out.js'

const contact = 'GET /media-playback/v1/contacts?acd-call-id=CALL'

/** Media playback. CALL is the contact id that the ACD gave the call. */
export const howToFindOutMediaPlayback: HowToFindOutOf<typeof mediaPlaybackAmbiguities> = {
  'media-playback-nothing': {
    send: `${contact} for a call that ended and was never recorded.`,
    see: { 'not-found-404': 'status 404', 'empty-200': 'status 200 with an empty list interactions' },
  },
  'media-playback-while-recording': {
    send: `${contact} for a call that is being recorded.`,
    see: { omitted: 'status 404, or no entry', listed: 'an entry without endTime' },
  },
  'media-playback-stage': {
    send: `${contact} for a call whose recording a command started.`,
    see: { rod: 'stageType is ROD', active: 'stageType is ACTIVE' },
  },
  'media-playback-licence': {
    send: `${contact} for a recorded call, with the token of a user who may play every recording.`,
    see: { licensed: 'status 200', 'unlicensed-403': 'status 403' },
  },
  'media-playback-internal-code': {
    send: `GET /media-playback/v1/contacts without acd-call-id.`,
    see: { status: 'internalCode is 400', zero: 'internalCode is 0 or another value' },
  },
}
