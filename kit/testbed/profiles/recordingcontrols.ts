import type { MakeTestProfile } from './test-profile.js'

/** All that the operations of the profile need. */
const allScopes = ['recording:control', 'recording:read', 'recording:write']

/** A client with credentials and scopes of its own, and no user. */
export const recordingcontrols: MakeTestProfile = ({ scopes = allScopes }) => {
  const config = { scopes: ['recording:control'] }
  return {
    client: { scopes, divisions: ['div-demo'] },
    tokenPath: '/oauth/token',
    config: { main: config, second: config },
    callOf: () => ({}),
    idsOf: () => ({}),
  }
}
