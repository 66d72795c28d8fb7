import type { Server } from 'node:http'
import type { ControlChange } from '../control/control-change.js'

export interface ListenOptions {
  /** Default: 127.0.0.1. Other addresses need `allowedHosts` and an `adminToken`. */
  readonly host?: string
  /**
   * Names that a Host header may have, in addition to those of loopback. `*.example` stands for every name below
   * `example`.
   */
  readonly allowedHosts?: readonly string[]
  /** Serves no control plane under /__admin, except for `/__admin/health` and `/__admin/ready`. */
  readonly noAdmin?: boolean
  /** Serves the control plane on this port instead of that of the API; 0 for a free one. Same `host`. */
  readonly adminPort?: number
  /** Bearer token that requests to /__admin must send. Default: none on loopback. */
  readonly adminToken?: string
  /**
   * Serves HTTPS. `true`: with a certificate authority made for this run, see `mock.certificateAuthority`. Or with
   * your own certificate and private key, as PEM texts. Default: HTTP.
   */
  readonly tls?: boolean | { readonly cert: string; readonly key: string }
  /**
   * Opens a proxy on loopback that answers requests to the hosts of NICE and Genesys, also HTTPS, and passes all
   * others on. For clients whose hosts are constants. `true`: on a free port. See `mock.proxyUrl` and `mock.certificateAuthority`. Default: false.
   */
  readonly intercept?: boolean | { readonly port: number }
}

export interface ServerOptions extends ListenOptions {
  readonly port: number
  /** Called after each change that a request to the control plane made. */
  readonly onChange?: (change: ControlChange) => void
}

export interface Listener {
  readonly url: string
  /** `undefined` without a control plane. */
  readonly adminUrl: string | undefined
  readonly adminToken: string | undefined
  /** `undefined` unless requests to the vendor's hosts are intercepted. */
  readonly proxyUrl: string | undefined
  /** The certificate that clients have to trust. PEM. `undefined` without one made for this run. */
  readonly certificateAuthority: string | undefined
  /** For code that observes or ends connections. */
  readonly server: Server
  close(drainMs?: number): Promise<void>
}
