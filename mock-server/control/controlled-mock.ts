import type { CoverageReport } from './coverage/coverage.js'
import type { Claims } from './evidence.js'
import type { EventEntry } from './journal/events.js'
import type { RequestEntry } from './journal/request-entry.js'
import type { SandboxControl } from './sandboxes/sandbox-control.js'
import type { TenantProfileView } from './tenant-profile/tenant-profile.js'
import type { SandboxOptions } from './sandboxes/sandbox-options.js'

/**
 * What a command of the control plane changes: all sandboxes, one (by default the default one), or none that exists yet.
 * A local command acts on what only this process has, so that it never runs twice.
 */
export type ChangedSandboxes =
  | { readonly in: 'all' | 'none' }
  | { readonly in: 'one'; readonly id: string | undefined; readonly isLocal: boolean }

/** What the control plane needs of a mock. `CxoneMock` documents each member. */
export interface ControlledMock {
  readonly changes: object | undefined
  readonly tenantProfile: TenantProfileView | undefined
  readonly sandboxes: readonly SandboxControl[]
  readonly sandboxCount: number
  sandboxById(id: string): SandboxControl
  sandbox(options?: SandboxOptions): Promise<SandboxControl>
  fork(from: string, options?: Pick<SandboxOptions, 'id' | 'seed'>): Promise<SandboxControl>
  reset(): Promise<void>
  within<Result>(of: ChangedSandboxes, work: () => Promise<Result>): Promise<Result>
  catchUp(): void
  coverage(): CoverageReport
  evidence(): Claims
  redacted<Value>(value: Value): Value
  watchRequests(listener: (sandboxId: string, entry: () => RequestEntry) => void): () => void
  watchEvents(listener: (sandboxId: string, entry: () => EventEntry) => void): () => void
}
