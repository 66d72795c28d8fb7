/** A server that cases run against: how to send requests, get tokens and advance its clock. */
export interface Subject {
  send(request: SubjectRequest): Promise<SubjectResponse>
  /** Gets an access token for a client or a CXone user of the demo scenario. */
  token(client: string): Promise<string>
  /** Advances the clock of the server. */
  advance(duration: string): Promise<void>
}

export interface SubjectRequest {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface SubjectResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
