/**
 * Paths of Genesys Cloud that a path template would match by accident: `/conversations/calls` matches
 * `/conversations/{conversationId}`. They return 501. Source: purecloud-platform-client-v2 262.0.0.
 */
export const excludedPaths: readonly string[] = [
  'callbacks',
  'calls',
  'cobrowsesessions',
  'emails',
  'faxes',
  'internalmessages',
  'keyconfigurations',
  'messages',
  'settings',
].map((name) => `/api/v2/conversations/${name}`)
