import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Makes a function that ends connections on which nothing was ever sent. Browsers and Node's fetch open some in
 * advance. Node counts them as busy, so a closing server would wait for them.
 */
export function endingUnused(server: Server): () => void {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return () => {
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  }
}
