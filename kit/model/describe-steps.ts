import type { TestServerSetup, ServerAct } from './test-server.js'
import type { Rule, RunStep, Step } from './rule.js'

/** What a rule does with a client, in words: the room first, then each step. */
export function stimulusOf({ profiles, setup = {}, steps, random }: Rule): {
  readonly room: string[]
  readonly steps: string[]
} {
  const told = grouped(steps).map((step) => `${step}.`)
  return { room: roomWords(setup, profiles), steps: random ? [...told, randomWords(random)] : told }
}

function randomWords({ kind, runs }: NonNullable<Rule['random']>): string {
  const what =
    kind === 'schedules'
      ? 'Operations follow by chance, many at once, whose answers come in an order of their own'
      : 'Up to 10 steps follow by chance: operations of both calls, failures, and what others do to a recording'
  return `${what}; so ${runs} times, each in a room of its own. The first sequence that breaks the rule is made as short as it can be. What is shown below is one such sequence.`
}

function roomWords({ calls = 1, config, ...setup }: TestServerSetup, profiles: Rule['profiles']): string[] {
  const count = typeof calls === 'number' ? calls : calls.length
  const told = { ...setup, ...(typeof calls === 'number' ? {} : { calls }) }
  return [
    `A server of its own with ${count === 1 ? 'one connected call' : `${count} connected calls`}${profiles === undefined ? '' : `, of the profile ${profiles.join(' or ')}`}.`,
    ...Object.entries(told).map(([name, value]) => `${capital(words(name))}: ${data(value)}.`),
    ...(config === undefined ? [] : [`In place of the truth the client is told: ${data(config)}.`]),
  ]
}

/** Steps that are alike and follow each other are one line. */
function grouped(steps: readonly Step[]): string[] {
  const lines: { text: string; count: number }[] = []
  for (const step of steps) {
    const text = 'run' in step ? runWords({ ...step, call: 0 }) : stepWords(step)
    const last = lines.at(-1)
    if (last?.text === text && 'run' in step) last.count += 1
    else lines.push({ text: 'run' in step && step.call ? runWords(step) : text, count: 1 })
  }
  return lines.map(({ text, count }) => (count === 1 ? text : `${text}, ${count} times, one after the other`))
}

/** What is no operation of the client alone, as a sentence without its full stop. */
export function stepWords(step: Exclude<Step, RunStep>): string {
  if ('together' in step) {
    const kinds = [...new Set(step.together.map(({ run }) => run))]
    const counted = kinds.map((kind) => `${step.together.filter(({ run }) => run === kind).length} × ${kind}`)
    return `The client is asked for all at once: ${counted.join(', ')}`
  }
  if ('server' in step) return serverWords(step.server)
  if ('waitMs' in step) return `${step.waitMs} ms go by`
  if ('advanceClientMs' in step) return `The client's own clock is advanced by ${step.advanceClientMs} ms`
  if ('reconfigure' in step) {
    const isChanged = Object.keys(step.reconfigure).length > 0
    return isChanged
      ? `The client is configured anew with ${data(step.reconfigure)}`
      : 'The client is configured anew, as it was'
  }
  if ('configureTenant' in step)
    return `The client is configured a second time, as \`${step.configureTenant}\``
  return 'The client is shut down'
}

function runWords({ run, call = 0, tenant, deadlineMs, abortAfterMs, ifAble }: RunStep): string {
  return [
    `The client is asked to ${run}`,
    ...(call === 0 ? [] : [` of call ${call + 1}`]),
    ...(tenant === undefined ? [] : [` as \`${tenant}\``]),
    ...(deadlineMs === undefined ? [] : [` within ${deadlineMs} ms`]),
    ...(abortAfterMs === undefined ? [] : [`, and to give it up after ${abortAfterMs} ms`]),
    ...(ifAble ? [', where it can'] : []),
  ].join('')
}

function serverWords(act: ServerAct): string {
  switch (act.act) {
    case 'fault': {
      const { on, ...fault } = act.fault
      const target = on === undefined ? 'every request' : [on].flat().join(' and ')
      return `From now on the server meets ${target} with ${data(fault)}`
    }
    case 'clear-faults':
      return 'The server is sound again'
    case 'revoke-tokens':
      return 'The server revokes every token'
    case 'end-call':
      return `Call ${act.call + 1} ends`
    case 'start':
      return `The server itself starts the recording of call ${act.call + 1}`
    case 'stop':
      return `The server itself stops the recording of call ${act.call + 1}`
    case 'shift-clock':
      return `The server's clock is moved by ${act.by}`
    case 'close-idle-connections':
      return 'The server closes the connections on which nothing is under way'
  }
}

const maxLength = 300

function data(value: unknown): string {
  const text = JSON.stringify(value)
  return `\`${text.length > maxLength ? `${text.slice(0, maxLength)}…` : text}\``
}

function words(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
