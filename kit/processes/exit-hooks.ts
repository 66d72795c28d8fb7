const callbacks = new Set<() => void>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `callback` when this process exits, also after a signal other than SIGKILL.
 * @returns a function that unregisters it
 */
export function onExit(callback: () => void): () => void {
  if (callbacks.size === 0) {
    process.on('exit', callAll)
    for (const signal of signals) process.on(signal, callAllAndEnd)
  }
  callbacks.add(callback)
  return () => {
    if (callbacks.delete(callback) && callbacks.size === 0) stopListening()
  }
}

function callAll(): void {
  // The newest first, so that a process ends before its folder is removed.
  for (const callback of [...callbacks].toReversed()) callback()
}

function callAllAndEnd(signal: NodeJS.Signals): void {
  callAll()
  stopListening()
  // Other listeners decide. Without any, the signal ends this process as usual.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

function stopListening(): void {
  process.off('exit', callAll)
  for (const signal of signals) process.off(signal, callAllAndEnd)
}
