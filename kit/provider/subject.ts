/** A server that cases are checked against: how requests reach it, and what they need besides. */
export interface Subject {
  send(request: SubjectRequest): Promise<SubjectResponse>
  /** An access token of a client or of a CXone user of the demo scenario. */
  token(client: string): Promise<string>
  /** Advances the clock that the server goes by. */
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
