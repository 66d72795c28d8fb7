/** Returns a function that calls `act` once, `pauseMs` after the first of any number of calls. */
export function throttle(act: () => void, pauseMs = 60): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, pauseMs)
  }
}
