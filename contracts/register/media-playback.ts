import type { Ambiguity } from './ambiguity.js'

/** What no document says of media playback. */
export const mediaPlaybackAmbiguities = {
  'media-playback-nothing': {
    question: 'What does media playback answer for a contact of which nothing can be played?',
    default: 'not-found-404',
    variants: {
      'not-found-404': '404',
      'empty-200': '200 with an empty list of interactions',
    },
  },
  'media-playback-while-recording': {
    question: 'Does media playback show a recording that still goes on?',
    default: 'omitted',
    variants: { omitted: 'no, only once it has ended', listed: 'yes, without an endTime' },
  },
  'media-playback-contact-id': {
    question: 'Is contactId in the answer of media playback the number that the ACD gave the call?',
    default: 'acd-number',
    variants: {
      'acd-number': 'yes, the same as acdcontactId',
      own: 'no, a UUID of its own beside acdcontactId',
    },
  },
  'media-playback-licence': {
    question: 'Has the tenant the licence for media playback, which is sold apart?',
    default: 'licensed',
    variants: { licensed: 'yes', 'unlicensed-403': 'no: 403' },
  },
  'media-playback-segment-body': {
    question: 'What stands beside Interactions in the answer about a segment?',
    default: 'as-contact',
    variants: {
      'as-contact': 'what the answer about a contact has',
      'interactions-alone': 'nothing: NICE is known for the capital letter of Interactions, and for no more',
    },
  },
  'media-playback-internal-code': {
    question: 'What is internalCode in the error bodies of media playback?',
    default: 'status',
    variants: { status: 'the status', zero: '0' },
  },
} as const satisfies Record<string, Ambiguity>
