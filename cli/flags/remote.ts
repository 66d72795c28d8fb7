import { Option } from 'commander'

/** The flags of a command that asks a running mock. */
export interface RemoteFlags {
  readonly url: string
  readonly adminToken?: string
}

/** Within `cxone-mock exec` the environment names the mock. */
export function urlOption(): Option {
  return new Option('--url <url>', 'base URL of a running mock (CXONE_BASE_URL)')
    .env('CXONE_BASE_URL')
    .default('http://127.0.0.1:4080')
}

export function tokenOption(): Option {
  return new Option('--admin-token <token>', 'bearer token of its control plane (CXONE_ADMIN_TOKEN)').env(
    'CXONE_ADMIN_TOKEN',
  )
}

/** @throws {Error} in one line, when it is no URL of HTTP */
export function requireUrl(url: string): void {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new Error(`--url ${url} is no URL: write http://127.0.0.1:4080`)
  }
}
