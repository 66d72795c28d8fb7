import type { ClientCommand, CommandSurface } from './row.js'

/** The commands of each part of the API, with the names that it gives them. */
export const commandNames: Readonly<
  Record<CommandSurface, Readonly<Partial<Record<ClientCommand, string>>>>
> = {
  'api-v2': { start: 'start', stop: 'stop', mask: 'pause', unmask: 'resume' },
  participant: { start: 'record-participant', stop: 'stop-participant' },
  'record-on-demand': {
    start: 'start-recording-on-demand',
    stop: 'stop-recording-on-demand',
    mask: 'mask',
    unmask: 'unmask',
    decline: 'do-not-record',
  },
  agent: { start: 'record-call', mask: 'mask-call', unmask: 'unmask-call' },
}
