import { byId } from './parts/dom.js'

/** Prompts the user for the admin token and returns it. The dialog does not keep it. */
export function askToken(again: boolean): Promise<string> {
  const dialog = byId('token-dialog', HTMLDialogElement)
  const input = byId('token', HTMLInputElement)
  if (again)
    byId('token-hint', HTMLElement).textContent =
      'This token is not correct. Enter the token that the mock printed or that you set with --admin-token.'
  dialog.showModal()
  return new Promise((resolve) => {
    const closed = () => {
      const token = input.value.trim()
      input.value = ''
      // The page does not work without the token, so Escape does not close the dialog.
      if (token === '') return dialog.showModal()
      dialog.removeEventListener('close', closed)
      resolve(token)
    }
    dialog.addEventListener('close', closed)
  })
}
