import type { ControlChange } from '../control/control-change.js'
import type { AdminRequest, AdminResponse } from './route.js'

/** Describes a change that a request made. Undefined when it changed nothing, or only created or deleted a sandbox. */
export function describeChange(
  request: AdminRequest,
  { status, json }: AdminResponse,
): ControlChange | undefined {
  const { method, path, query } = request
  if (status >= 300 || method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined
  const [, first = '', second, third] = path.split('/')
  const isOfSandbox = first === 'sandboxes'
  if ((isOfSandbox && third !== 'reset') || (first === 'requests' && method === 'POST')) return undefined
  if (path === '/holds/wait') return undefined
  const isOfAll = path === '/reset' && !query.has('sandbox')
  const sandbox = isOfAll ? undefined : isOfSandbox ? second : (query.get('sandbox') ?? 'default')
  return { sandbox, text: wordsFor(`${method} /${first}`, path, fieldsOf(request.body), fieldsOf(json)) }
}

type Fields = Readonly<Record<string, unknown>>

function wordsFor(verb: string, path: string, sent: Fields, received: Fields): string {
  switch (verb) {
    case 'PUT /clock':
      return clockWords(sent, received)
    case 'POST /faults':
      return `${text(received['id'])} added on ${operations(received)}`
    case 'POST /holds':
      return path === '/holds'
        ? `${text(received['id'])} added on ${operations(received)}`
        : `held requests released: ${[received['requests']].flat().length}`
    case 'DELETE /holds':
      return path === '/holds' ? 'all holds removed' : `${path.slice('/holds/'.length)} removed`
    case 'DELETE /faults':
      return path === '/faults' ? 'all faults removed' : `${path.slice('/faults/'.length)} removed`
    case 'DELETE /requests':
      return 'journal cleared'
    case 'POST /reset':
    case 'POST /sandboxes':
      return 'reset'
    default:
      return verb.replace(/\/.*/, `/__admin${path}`)
  }
}

function clockWords({ action, duration }: Fields, { now, frozen }: Fields): string {
  const how: Readonly<Record<string, string>> = {
    advance: `advanced by ${text(duration)}`,
    advanceToNextEvent: 'advanced to the next event',
    freeze: 'frozen',
    reset: 'reset',
  }
  const stands = frozen === true && action !== 'freeze' ? ', frozen' : ''
  return `clock ${how[text(action)] ?? 'set'} (${text(now)}${stands})`
}

function operations({ on }: Fields): string {
  return on === undefined ? 'every operation' : [on].flat().map(text).join(', ')
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
