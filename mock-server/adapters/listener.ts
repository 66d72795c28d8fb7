import type { Server } from 'node:http'

export interface ListenOptions {
  /** Default: 127.0.0.1. Beyond loopback `allowedHosts` and an admin token are needed. */
  readonly host?: string
  /** Names that a Host header may have besides those of loopback. */
  readonly allowedHosts?: readonly string[]
  /** No /__admin at all. */
  readonly noAdmin?: boolean
  /** Bearer token that /__admin asks for. Default: none on loopback. */
  readonly adminToken?: string
}

export interface Listener {
  readonly url: string
  /** Undefined where there is no control plane. */
  readonly adminUrl: string | undefined
  readonly adminToken: string | undefined
  /** For who watches connections, or ends them. */
  readonly server: Server
  close(drainMs?: number): Promise<void>
}
