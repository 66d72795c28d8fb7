/** The server's side of a WebSocket, whatever the host. */
export interface ChannelSocket {
  send(text: string): void
  close(code: number, reason: string): void
  /** Ends the connection without a closing handshake. */
  drop(): void
  /** What the client has not read yet. */
  readonly unsentBytes: number
}

/** What the host reports of a WebSocket. */
export interface ChannelConnection {
  received(text: string): void
  closed(): void
}

/** The answer to the opening of a WebSocket: a status instead of 101, or a function that takes the socket. */
export type OpenedChannel =
  { readonly status: 403 | 404 | 409 } | { readonly accept: (socket: ChannelSocket) => ChannelConnection }
