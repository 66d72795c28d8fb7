import { Option } from 'commander'

/** The flags of a command that sends requests to a running mock. */
export interface RemoteFlags {
  readonly url: string
  readonly adminToken?: string
}

/** In `cxone-mock exec` the environment sets the URL. */
export function urlOption(): Option {
  return new Option('--url <url>', 'base URL of a running mock (CXONE_BASE_URL)')
    .env('CXONE_BASE_URL')
    .default('http://127.0.0.1:4080')
}

export function tokenOption(): Option {
  return new Option('--admin-token <token>', 'bearer token for its control plane (CXONE_ADMIN_TOKEN)').env(
    'CXONE_ADMIN_TOKEN',
  )
}

/** @throws {Error} in one line, when it is not an HTTP URL */
export function requireUrl(url: string): void {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new Error(`--url: "${url}" is not an HTTP URL. Use the form http://127.0.0.1:4080.`)
  }
}
