type ControlStatus = 400 | 404 | 408 | 409 | 413 | 415 | 503

/** A command of the control plane that failed. `status` is the status of the HTTP response. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: ControlStatus
  /** One message per problem, with the path of the field. */
  readonly errors: readonly string[]

  constructor(status: ControlStatus, message: string, errors: readonly string[] = []) {
    super(message)
    this.status = status
    this.errors = errors
  }
}
