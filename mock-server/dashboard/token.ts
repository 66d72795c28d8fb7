import { byId } from './parts/dom.js'

/** Has whoever looks at the page type the admin token. It is handed on, and kept nowhere here. */
export function askToken(again: boolean): Promise<string> {
  const dialog = byId('token-dialog', HTMLDialogElement)
  const input = byId('token', HTMLInputElement)
  if (again) byId('token-why', HTMLElement).textContent = 'That is not the token that the mock printed.'
  dialog.showModal()
  return new Promise((resolve) => {
    const closed = () => {
      const token = input.value.trim()
      input.value = ''
      // Without the token the page can do nothing, so Escape does not put the question away.
      if (token === '') return dialog.showModal()
      dialog.removeEventListener('close', closed)
      resolve(token)
    }
    dialog.addEventListener('close', closed)
  })
}
