import { grades, type Grade } from '../../contracts/evidence.js'

/** The flags of every command that makes a mock. Each has a twin in the environment. */
export interface MockFlags {
  readonly host?: string
  readonly scenario?: string
  readonly evidence?: Grade
  readonly assume: readonly string[]
  readonly tenantProfile?: string
  readonly settle?: string
  readonly issuer?: string
  readonly clock?: string
  readonly seed?: string
  readonly allowedHosts?: string
  readonly admin: boolean
  readonly adminToken?: string
  readonly journalMb?: string
  readonly tokenMb?: string
  readonly maxSandboxes?: string
  readonly store?: string
  readonly tls?: boolean
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly intercept?: boolean
  readonly interceptPort?: string
  readonly trust?: string
  readonly log: 'text' | 'json' | 'none'
}

/** One flag as data: commander and the start of the server, which does without commander, read the same table. */
export interface Flag {
  /** e.g. `allowed-hosts` */
  readonly name: string
  readonly short?: string
  /** The placeholder of its value in `--help`. Flags without a value have none. */
  readonly value?: string
  /** The variable that sets it, e.g. `HOST` for CXONE_MOCK_HOST. */
  readonly env?: string
  readonly description: string
  readonly choices?: readonly string[]
  readonly default?: string
  /** May be repeated, and may hold several values separated by commas. */
  readonly isList?: true
}

export function mockFlags(log: MockFlags['log']): readonly Flag[] {
  return [
    {
      name: 'host',
      value: 'address',
      env: 'HOST',
      description: 'address to bind; beyond loopback also set --allowed-hosts',
      default: '127.0.0.1',
    },
    {
      name: 'scenario',
      value: 'file',
      env: 'SCENARIO',
      description: 'JSON file with the initial World; default: the demo scenario',
    },
    {
      name: 'evidence',
      value: 'grade',
      env: 'EVIDENCE',
      description: 'answer 501 where a response depends on weaker evidence',
      choices: grades,
    },
    {
      name: 'assume',
      value: 'name=variant',
      env: 'ASSUME',
      description: 'variant of an ambiguity; repeatable or comma-separated',
      isList: true,
    },
    {
      name: 'tenant-profile',
      value: 'file',
      env: 'TENANT_PROFILE',
      description: 'JSON file that says how a tenant behaves; --assume and --settle replace what it says',
    },
    {
      name: 'settle',
      value: 'duration',
      env: 'SETTLE',
      description:
        'time from a 202 until the command takes effect: 2s, or start=2s,stop=1s,mask=500ms; default: that of the scenario',
    },
    {
      name: 'issuer',
      value: 'url',
      env: 'ISSUER',
      description: 'base URL of the CXone endpoints; default: the URL of each request',
    },
    {
      name: 'clock',
      value: 'instant',
      env: 'CLOCK',
      description: 'freeze the clock at this instant, for example 2026-01-15T10:00:00Z; default: real time',
    },
    {
      name: 'seed',
      value: 'text',
      env: 'SEED',
      description: 'the same seed and requests give the same ids; default: random',
    },
    {
      name: 'allowed-hosts',
      value: 'names',
      env: 'ALLOWED_HOSTS',
      description: 'further Host names to accept, comma-separated; *.example accepts all names below example',
    },
    { name: 'no-admin', description: 'serve no control plane under /__admin, except health and ready' },
    {
      name: 'admin-token',
      value: 'token',
      env: 'ADMIN_TOKEN',
      description: 'bearer token that clients of /__admin must send',
    },
    {
      name: 'journal-mb',
      value: 'number',
      env: 'JOURNAL_MB',
      description:
        'memory for the journals and event logs of all sandboxes in megabytes; one may use a quarter; default: 64',
    },
    {
      name: 'token-mb',
      value: 'number',
      env: 'TOKEN_MB',
      description:
        'memory for the tokens, codes and sessions of all sandboxes in megabytes; one may use a half; default: 32',
    },
    {
      name: 'max-sandboxes',
      value: 'number',
      env: 'MAX_SANDBOXES',
      description: 'how many sandboxes may exist at a time; default: 10000',
    },
    {
      name: 'store',
      value: 'where',
      env: 'STORE',
      description:
        'keep the state in this directory, also when the process is killed, or share it with other mocks through redis://host:6379/0?prefix=name; default: lose it',
    },
    { name: 'tls', description: 'serve HTTPS with a certificate authority made for this run; see --trust' },
    {
      name: 'tls-cert',
      value: 'file',
      env: 'TLS_CERT',
      description: 'serve HTTPS with this certificate (PEM); needs --tls-key',
    },
    {
      name: 'tls-key',
      value: 'file',
      env: 'TLS_KEY',
      description: 'private key of --tls-cert (PEM, without a passphrase)',
    },
    {
      name: 'intercept',
      description:
        'open a proxy that answers requests to the hosts of NICE and Genesys, also HTTPS, for clients whose hosts are constants',
    },
    {
      name: 'intercept-port',
      value: 'number',
      env: 'INTERCEPT_PORT',
      description: 'port of that proxy; default: a free one',
    },
    {
      name: 'trust',
      value: 'folder',
      env: 'TRUST',
      description:
        'folder for the certificates that clients have to trust with --tls and --intercept; default: a temporary one',
    },
    {
      name: 'log',
      value: 'format',
      env: 'LOG',
      description: 'log format, one line for each request',
      choices: ['text', 'json', 'none'],
      default: log,
    },
  ]
}

export const portFlag: Flag = {
  name: 'port',
  short: 'p',
  value: 'number',
  env: 'PORT',
  description: 'port; 0 chooses a free one and prints one line of JSON',
  default: '4080',
}

export const adminPortFlag: Flag = {
  name: 'admin-port',
  value: 'number',
  env: 'ADMIN_PORT',
  description: 'port of the control plane; 0 chooses a free one; default: the port of the API',
}
