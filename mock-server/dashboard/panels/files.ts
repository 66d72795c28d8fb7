import type { Api } from '../api.js'
import { byId } from '../parts/dom.js'
import { download } from '../parts/download.js'

interface FileActions {
  readonly api: Api
  readonly attempt: (act: () => Promise<void>) => void
  /** The World or the journal was replaced. */
  readonly onReplaced: () => Promise<void>
}

/** Saves the journal as HAR, saves and restores snapshots, and clears the journal. */
export function fileMenu({ api, attempt, onReplaced }: FileActions): void {
  const menu = byId('file-menu', HTMLDetailsElement)
  const on = (id: string, act: () => Promise<void>) =>
    byId(id, HTMLButtonElement).addEventListener('click', () => {
      attempt(act)
      menu.open = false
    })
  on('save-har', async () => download(`${api.sandbox}.har`, await api.get('/requests.har')))
  on('save-snapshot', async () => download(`${api.sandbox}.snapshot.json`, await api.get('/snapshot')))
  const file = byId('snapshot-file', HTMLInputElement)
  on('restore-snapshot', async () => file.click())
  file.addEventListener('change', () =>
    attempt(async () => {
      const [chosen] = file.files ?? []
      file.value = ''
      if (!chosen) return
      await api.change('POST', '/restore', JSON.parse(await chosen.text()) as unknown)
      await onReplaced()
    }),
  )
  on('clear-journal', async () => {
    await api.change('DELETE', '/requests')
    await onReplaced()
  })
}
