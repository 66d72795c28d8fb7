import { button, type Attributes } from './dom.js'

const shownMs = 1500

/** A button that copies a text, and says so for a moment. */
export function copyButton(
  label: string,
  text: () => string,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = button(
    label,
    () => {
      navigator.clipboard.writeText(text()).then(
        () => say('Copied'),
        () => say('Not allowed'),
      )
    },
    attributes,
  )
  const say = (word: string) => {
    made.textContent = word
    setTimeout(() => (made.textContent = label), shownMs)
  }
  return made
}
