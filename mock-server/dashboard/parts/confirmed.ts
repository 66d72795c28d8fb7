const timeoutMs = 4000

/** Makes a button require a second click within 4 seconds, for commands that cannot be undone. */
export function confirmed(button: HTMLButtonElement, question: () => string, act: () => void): void {
  const label = button.textContent
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    clearTimeout(timer)
    timer = undefined
    button.textContent = label
    button.classList.remove('asking')
  }
  button.addEventListener('click', () => {
    if (timer !== undefined) {
      cancel()
      act()
      return
    }
    button.textContent = question()
    button.classList.add('asking')
    timer = setTimeout(cancel, timeoutMs)
  })
  button.addEventListener('blur', cancel)
}
