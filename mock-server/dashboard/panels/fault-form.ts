import type { Fault } from '../../faults/fault.js'
import { byId, h } from '../parts/dom.js'

type Effect = 'status' | 'connection' | 'delay' | 'token' | 'quota' | 'redirect' | 'date'

/** The fields of the form that each effect needs. */
const needs: Readonly<Record<Effect, readonly string[]>> = {
  status: ['fault-status', 'fault-body', 'fault-commit'],
  connection: ['fault-connection', 'fault-commit'],
  delay: ['fault-number'],
  token: ['fault-token'],
  quota: ['fault-number', 'fault-window'],
  redirect: ['fault-text'],
  date: ['fault-number'],
}

const numberLabels: Readonly<Partial<Record<Effect, string>>> = {
  delay: 'Delay in ms',
  quota: 'Accepted requests',
  date: 'Skew in ms',
}

const all = [...new Set(Object.values(needs).flat())]

/**
 * The form for a fault: which requests it applies to, and what it does to them.
 * @param operations the names of all operations, fetched when the form is opened
 */
export function faultForm(onAdd: (fault: Fault) => void, operations: () => Promise<readonly string[]>): void {
  const effect = byId('fault-effect', HTMLSelectElement)
  const on = byId('fault-on', HTMLSelectElement)
  effect.addEventListener('change', () => settle(effectOf(effect)))
  byId('fault-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    onAdd(faultOf(on.value, effectOf(effect)))
  })
  byId('fault-details', HTMLDetailsElement).addEventListener('toggle', () => {
    if (on.options.length > 1) return
    operations().then(
      (names) => on.append(...names.map((name) => h('option', { value: name }, name))),
      // The form works for every operation.
      () => undefined,
    )
  })
  settle(effectOf(effect))
}

/** The options in index.html are the values of the type. */
function effectOf({ value }: HTMLSelectElement): Effect {
  return value as Effect
}

/** Shows only the fields of the chosen effect. */
function settle(effect: Effect): void {
  for (const id of all) {
    const label = byId(id, HTMLElement).closest('label')
    if (label) label.hidden = !needs[effect].includes(id)
  }
  byId('fault-number-label', HTMLElement).textContent = numberLabels[effect] ?? ''
}

/** The fault as the fields have it. The control plane checks it. */
function faultOf(on: string, effect: Effect): Fault {
  const times = valueOf('fault-times')
  const first = valueOf('fault-first')
  const probability = valueOf('fault-probability')
  return {
    // The options are the operations of the mock.
    ...(on === '' ? {} : { on: on as NonNullable<Fault['on']> }),
    ...effectsOf(effect),
    ...(times === '' ? {} : { times: Number(times) }),
    ...(first === '' ? {} : { succeedFirst: Number(first) }),
    ...(probability === '' ? {} : { probability: Number(probability) }),
  }
}

function effectsOf(effect: Effect): Fault {
  const commit = byId('fault-commit', HTMLInputElement).checked ? { commit: true } : {}
  const number = Number(valueOf('fault-number'))
  const body = valueOf('fault-body')
  switch (effect) {
    case 'status':
      return { status: Number(valueOf('fault-status')), ...(body === '' ? {} : { body }), ...commit }
    case 'connection':
      return { fault: chosenIn('fault-connection') as NonNullable<Fault['fault']>, ...commit }
    case 'delay':
      return { fixedDelayMilliseconds: number }
    case 'token':
      return { token: chosenIn('fault-token') as NonNullable<Fault['token']> }
    case 'quota':
      return { quota: { limit: number, windowMillis: Number(valueOf('fault-window')) * 1000 } }
    case 'redirect':
      return { redirectTo: valueOf('fault-text') }
    case 'date':
      return { dateSkewMilliseconds: number }
  }
}

function valueOf(id: string): string {
  return byId(id, HTMLInputElement).value.trim()
}

function chosenIn(id: string): string {
  return byId(id, HTMLSelectElement).value
}
