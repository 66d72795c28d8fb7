/** What a request to the control plane changed. */
export interface ControlChange {
  /** The id of the sandbox. Undefined: all sandboxes. */
  readonly sandbox: string | undefined
  /** For example `clock advanced by 55m (2026-01-15T10:55:00.000Z)`. */
  readonly text: string
}
