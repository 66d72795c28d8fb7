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
  /** For code that observes or ends connections. */
  readonly server: Server
  close(drainMs?: number): Promise<void>
}
