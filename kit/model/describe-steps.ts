import type { TestServerSetup, ServerAct } from './test-server.js'
import type { Rule, RunStep, Step } from './rule.js'

/** Describes how a rule tests a client: the test server first, then each step. */
export function describeSteps({ profiles, setup = {}, steps, random }: Rule): {
  readonly server: string[]
  readonly steps: string[]
} {
  const lines = grouped(steps).map((step) => `${step}.`)
  return { server: serverText(setup, profiles), steps: random ? [...lines, randomWords(random)] : lines }
}

function randomWords({ kind, runs }: NonNullable<Rule['random']>): string {
  const what =
    kind === 'schedules'
      ? 'Random groups of concurrent operations follow, whose responses arrive in a random order'
      : 'Up to 10 random steps follow: operations on both calls, failures, and starts or stops by a policy'
  return `${what}. This is repeated ${runs} times, each on a new test server. The first failing sequence is shortened.`
}

function serverText({ calls = 1, config, ...setup }: TestServerSetup, profiles: Rule['profiles']): string[] {
  const count = typeof calls === 'number' ? calls : calls.length
  const properties = { ...setup, ...(typeof calls === 'number' ? {} : { calls }) }
  return [
    `A test server with ${count === 1 ? 'one connected call' : `${count} connected calls`}${profiles === undefined ? '' : ` and the profile ${profiles.join(' or ')}`}.`,
    ...Object.entries(properties).map(([name, value]) => `${capital(words(name))}: ${data(value)}.`),
    ...(config === undefined ? [] : [`Changed configuration: ${data(config)}.`]),
  ]
}

/** Combines consecutive equal steps into one line. */
function grouped(steps: readonly Step[]): string[] {
  const lines: { text: string; count: number }[] = []
  for (const step of steps) {
    const text = 'run' in step ? runWords({ ...step, call: 0 }) : stepWords(step)
    const last = lines.at(-1)
    if (last?.text === text && 'run' in step) last.count += 1
    else lines.push({ text: 'run' in step && step.call ? runWords(step) : text, count: 1 })
  }
  return lines.map(({ text, count }) => (count === 1 ? text : `${text}, ${count} times in sequence`))
}

/** Describes a step that is not a single operation, without a full stop. */
export function stepWords(step: Exclude<Step, RunStep>): string {
  if ('together' in step) {
    const kinds = [...new Set(step.together.map(({ run }) => run))]
    const counted = kinds.map((kind) => `${step.together.filter(({ run }) => run === kind).length} × ${kind}`)
    return `Call concurrently: ${counted.join(', ')}`
  }
  if ('server' in step) return serverWords(step.server)
  if ('waitMs' in step) return `Wait ${step.waitMs} ms`
  if ('passMs' in step) return `Let ${step.passMs} ms pass`
  if ('advanceClientMs' in step) return `Advance the client clock by ${step.advanceClientMs} ms`
  if ('reconfigure' in step) {
    const isChanged = Object.keys(step.reconfigure).length > 0
    return isChanged
      ? `Configure the client again with ${data(step.reconfigure)}`
      : 'Configure the client again, unchanged'
  }
  if ('reconfigureAs' in step) return 'Configure the client again, as the second OAuth client'
  if ('configureTenant' in step) {
    const { configureTenant, changes } = step
    return `Add the configuration \`${configureTenant}\`${changes ? `, which differs by ${data(changes)}` : ''}`
  }
  return 'Shut the client down'
}

function runWords({
  run,
  call = 0,
  tenant,
  deadlineMs,
  abortAfterMs,
  abortCountsFromFault,
  ifAble,
  untilOk,
}: RunStep): string {
  return [
    `Call ${run}`,
    ...(call === 0 ? [] : [` for call ${call + 1}`]),
    ...(tenant === undefined ? [] : [` with the configuration \`${tenant}\``]),
    ...(deadlineMs === undefined ? [] : [`, with a deadline of ${deadlineMs} ms`]),
    ...(abortAfterMs === undefined
      ? []
      : [
          `, and abort it ${abortAfterMs} ms after ${abortCountsFromFault ? 'its first fault' : 'it begins'}`,
        ]),
    ...(ifAble ? [', if supported'] : []),
    ...(untilOk ? [`, every ${untilOk.everyMs} ms until it succeeds, at most ${untilOk.times} times`] : []),
  ].join('')
}

function serverWords(act: ServerAct): string {
  switch (act.act) {
    case 'fault': {
      const { on, ...fault } = act.fault
      const target = on === undefined ? 'every request' : [on].flat().join(' and ')
      return `The server answers ${target} with ${data(fault)}`
    }
    case 'clear-faults':
      return 'All faults are removed'
    case 'revoke-tokens':
      return 'The server revokes all tokens'
    case 'end-call':
      return `Call ${act.call + 1} ends`
    case 'start':
      return `A policy starts the recording of call ${act.call + 1}`
    case 'stop':
      return `A policy stops the recording of call ${act.call + 1}`
    case 'shift-clock':
      return `The server clock is shifted by ${act.by}`
    case 'close-idle-connections':
      return 'The server closes its idle connections'
    case 'pass':
      return `${act.ms} ms pass on the server`
    case 'freeze-clock':
      return 'The server clock stops'
    case 'after-requests':
      return `After ${act.count} more requests: ${serverWords(act.effect)}`
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
