const secondsToThink = 4

/** A button that asks once more before it does what cannot be undone. */
export function confirmed(button: HTMLButtonElement, question: () => string, act: () => void): void {
  const label = button.textContent
  let timer: ReturnType<typeof setTimeout> | undefined
  const calm = () => {
    clearTimeout(timer)
    timer = undefined
    button.textContent = label
    button.classList.remove('asking')
  }
  button.addEventListener('click', () => {
    if (timer !== undefined) {
      calm()
      act()
      return
    }
    button.textContent = question()
    button.classList.add('asking')
    timer = setTimeout(calm, secondsToThink * 1000)
  })
  button.addEventListener('blur', calm)
}
