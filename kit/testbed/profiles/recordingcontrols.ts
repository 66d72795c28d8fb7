import type { MakeTestProfile } from './test-profile.js'

/** All scopes that the operations of the profile need. */
const allScopes = ['recording:control', 'recording:read', 'recording:write']

/** OAuth clients with their own credentials and scopes, without users. */
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
