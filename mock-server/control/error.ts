/** A control command that cannot be carried out. `status` is what HTTP answers. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: 400 | 404 | 408 | 409 | 413 | 415
  /** Each thing that is wrong, with the path of its field. */
  readonly errors: readonly string[]

  constructor(status: 400 | 404 | 408 | 409 | 413 | 415, message: string, errors: readonly string[] = []) {
    super(message)
    this.status = status
    this.errors = errors
  }
}
