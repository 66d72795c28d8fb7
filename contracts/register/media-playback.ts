import type { Ambiguity } from './ambiguity.js'

/** Undocumented behaviour of media playback. */
export const mediaPlaybackAmbiguities = {
  'media-playback-nothing': {
    question: 'What does media playback return for a contact without anything to play?',
    default: 'not-found-404',
    variants: {
      'not-found-404': '404',
      'empty-200': '200 with an empty list of interactions',
    },
  },
  'media-playback-while-recording': {
    question: 'Does media playback list a recording that is still in progress?',
    default: 'omitted',
    variants: { omitted: 'no, only after it has ended', listed: 'yes, without an endTime' },
  },
  'media-playback-stage': {
    question: 'Which stageType has a part of a call that was recorded because a command started it?',
    default: 'rod',
    variants: {
      rod: 'ROD, which is read as "record on demand"; SOD follows a stop on demand',
      active: 'ACTIVE, as for a recording that a policy started',
    },
  },
  'media-playback-licence': {
    question:
      'What does media playback return to a tenant, depending on its licence, which is sold separately?',
    default: 'licensed',
    variants: {
      licensed: 'the tenant has the licence, and gets the responses that NICE declares',
      'unlicensed-403': 'the tenant does not have it: 403 for every request',
    },
  },
  'media-playback-internal-code': {
    question: 'What is the value of internalCode, a text, in the error bodies of media playback?',
    default: 'status',
    variants: { status: 'the status', zero: '0' },
  },
} as const satisfies Record<string, Ambiguity>
