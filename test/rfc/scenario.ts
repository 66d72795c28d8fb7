import { demoScenario, type Scenario } from '../../mock-server/index.js'

const all = ['div-demo']

/** The demo with clients for what it has none for. */
export const scenario: Scenario = {
  ...demoScenario,
  clients: [
    ...demoScenario.clients,
    // Its secret has to be form-encoded inside HTTP Basic.
    { clientId: 'my client', clientSecret: 'a+b%2F:é&=', scopes: ['recording:control'], divisions: all },
    {
      clientId: 'my backend',
      clientSecret: 'a+b%2F:é&=',
      scopes: [],
      divisions: all,
      grantTypes: ['password'],
    },
    { clientId: 'disabled', clientSecret: 'disabled-secret', scopes: [], divisions: all, disabled: true },
    { clientId: 'no-grant', clientSecret: 'no-grant-secret', scopes: [], divisions: all, grantTypes: [] },
    {
      clientId: 'one-minute',
      clientSecret: 'one-minute-secret',
      scopes: ['recording:control'],
      divisions: all,
      accessTokenLifetimeSeconds: 60,
    },
    {
      clientId: 'near-miss',
      clientSecret: 'near-miss-secret',
      scopes: ['recording', 'Recording:Control', 'recording:controls', 'recording:contro', 'control'],
      divisions: all,
    },
    {
      clientId: 'many-scopes',
      clientSecret: 'many-scopes-secret',
      scopes: [...Array.from({ length: 50 }, (_, number) => `a:${number}`), 'recording:control', 'z:last'],
      divisions: all,
    },
  ],
}
