/**
 * Paths of Genesys Cloud that a template of ours would match by accident, as `/conversations/calls` matches
 * `/conversations/{conversationId}`. They answer 501. Source: purecloud-platform-client-v2 262.0.0.
 */
export const notImitated: readonly string[] = [
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
