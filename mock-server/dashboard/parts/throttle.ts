/** Calls `act` a moment later, once for however many asked for it. */
export function throttle(act: () => void, pauseMs = 60): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, pauseMs)
  }
}
