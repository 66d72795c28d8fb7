import type { notificationAmbiguities } from '../notifications.js'
import type { HowToFindOutOf } from './how-to-find-out.js'

const topics = '/api/v2/notifications/channels/CHANNEL/subscriptions'

/** The notification channels of Genesys Cloud. */
export const howToFindOutNotifications: HowToFindOutOf<typeof notificationAmbiguities> = {
  'notification-topic-unknown': {
    send: `POST ${topics} with the body [{"id":"v2.nothing"}].`,
    see: { 'bad-request': 'status 400', rejected: 'status 200, and a topic with the state Rejected' },
  },
  'notification-too-many-topics': {
    send: `POST ${topics} with 1,001 topics that exist.`,
    see: { 'bad-request': 'status 400', conflict: 'status 409' },
  },
  'notification-division': {
    send: 'POST /api/v2/notifications/channels with the token of a client without a grant for the division of a call. Subscribe to v2.users.USER.conversations.calls, and pause the recording of that call.',
    see: { granted: 'no event arrives', all: 'an event arrives' },
  },
  'channel-connect-unknown': {
    send: 'POST /api/v2/notifications/channels, change one letter of the id in connectUri, and open that WebSocket.',
    see: { 'not-found-404': 'status 404 instead of 101', 'forbidden-403': 'status 403 instead of 101' },
  },
  'channel-second-connection': {
    send: 'POST /api/v2/notifications/channels, and open two WebSockets at its connectUri.',
    see: { replaced: 'the first is closed', refused: 'the second does not open' },
  },
}
