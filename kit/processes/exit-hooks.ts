const waiting = new Set<() => void>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Has `call` called when this process ends, by itself or by a signal; only a SIGKILL leaves no time for it.
 * @returns what forgets it
 */
export function onExit(call: () => void): () => void {
  if (waiting.size === 0) {
    process.on('exit', callAll)
    for (const signal of signals) process.on(signal, callAllAndEnd)
  }
  waiting.add(call)
  return () => {
    if (waiting.delete(call) && waiting.size === 0) stopListening()
  }
}

function callAll(): void {
  // The newest first: a process ends before the folder that it writes to goes.
  for (const call of [...waiting].toReversed()) call()
}

function callAllAndEnd(signal: NodeJS.Signals): void {
  callAll()
  stopListening()
  // Whoever else listens decides; otherwise the signal ends this process as if nobody had listened.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

function stopListening(): void {
  process.off('exit', callAll)
  for (const signal of signals) process.off(signal, callAllAndEnd)
}
