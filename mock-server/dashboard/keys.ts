/** Makes a list of buttons a single tab stop. The arrow keys, Home and End move within it. */
export function arrowKeys(list: HTMLElement): void {
  const buttons = () => [...list.querySelectorAll('button')]
  list.addEventListener('focusin', ({ target }) => {
    for (const button of buttons()) button.tabIndex = button === target ? 0 : -1
  })
  list.addEventListener('keydown', (event) => {
    const all = buttons()
    const here = all.findIndex((button) => button === document.activeElement)
    const there = step(event.key, here, all.length)
    if (here < 0 || there === undefined) return
    event.preventDefault()
    all[there]?.focus()
  })
}

function step(key: string, here: number, length: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(here + 1, length - 1)
  if (key === 'ArrowUp') return Math.max(here - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? length - 1 : undefined
}
