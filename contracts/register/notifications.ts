import type { Ambiguity } from './ambiguity.js'

/** Undocumented behaviour of Genesys Cloud's notification channels. */
export const notificationAmbiguities = {
  'notification-topic-unknown': {
    question:
      'What does a subscription to a topic return that does not exist, or that the mock does not publish?',
    default: 'bad-request',
    variants: {
      'bad-request': '400 bad.request, and nothing changes',
      rejected: '200, and the topic has the state Rejected',
    },
  },
  'notification-too-many-topics': {
    question: 'What does a subscription return that exceeds the limit of 1,000 topics for a channel?',
    default: 'bad-request',
    variants: { 'bad-request': '400 bad.request', conflict: '409 conflict' },
  },
  'notification-division': {
    question: 'Does a client get events of a conversation in a division for which it has no grant?',
    default: 'granted',
    variants: { granted: 'no', all: 'yes' },
  },
  'channel-connect-unknown': {
    question: 'What does the WebSocket of a channel return that does not exist, or that has expired?',
    default: 'not-found-404',
    variants: {
      'not-found-404': '404 instead of 101',
      'forbidden-403': '403 instead of 101, which clients handle as well',
    },
  },
  'channel-second-connection': {
    question: 'What happens to the WebSocket of a channel when another one is opened for the same channel?',
    default: 'replaced',
    variants: {
      replaced: 'it is closed, and the new one gets the events',
      refused: '409 for the new one',
    },
  },
} as const satisfies Record<string, Ambiguity>
