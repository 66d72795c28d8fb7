import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import schema from '../../../schemas/scenario.schema.json' with { type: 'json' }
import { isUnsettled } from '../../../contracts/lifecycle/states.js'
import { durationMs } from '../../world/duration.js'
import { settleTimes } from '../../world/settle.js'
import type { Scenario } from '../../world/scenario.js'
import { ControlError } from '../error.js'
import { describeSchemaError } from './schema-error.js'
import { assume } from '../../world/assume.js'

/**
 * A scenario read from JSON.
 * @throws {ControlError} listing every field that is wrong, with its path
 */
export async function parseScenario(value: unknown): Promise<Scenario> {
  const { first, all } = await (compiled ??= compile())
  const validate = isSmall(value) ? all : first
  if (!validate(value)) throw wrong((validate.errors ?? []).map(describe))
  const errors = [
    ...duplicates(value),
    ...unknownDivisions(value),
    ...unknownUsers(value),
    ...secrets(value),
    ...contradictions(value),
    ...badAssumptions(value),
  ]
  if (errors.length > 0) throw wrong(errors)
  return value
}

interface Validators {
  readonly first: ValidateFunction<Scenario>
  readonly all: ValidateFunction<Scenario>
}

let compiled: Promise<Validators> | undefined

async function compile(): Promise<Validators> {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const [first, all] = [false, true].map((allErrors) => {
    const ajv = new Ajv2020({ strict: false, allErrors })
    ajv.addFormat('scenario-time', isTime)
    ajv.addFormat('scenario-duration', isDuration)
    return ajv.compile<Scenario>(schema)
  })
  if (!first || !all) throw new TypeError('the schema of scenarios was not compiled')
  return { first, all }
}

/** Whether all errors can be looked for: the time that it takes grows with the square of what is wrong. */
function isSmall(value: unknown): boolean {
  return JSON.stringify(value ?? null).length < 50_000
}

function wrong(errors: readonly string[]): ControlError {
  const shown = errors.slice(0, 20)
  return new ControlError(400, `The scenario is not valid: ${shown.join('; ')}`, shown)
}

function isTime(text: string): boolean {
  if (!text.startsWith('-')) return /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text))
  try {
    return durationMs(text.slice(1)) >= 0
  } catch {
    return false
  }
}

function isDuration(text: string): boolean {
  try {
    return settleTimes(text).startMs >= 0
  } catch {
    return false
  }
}

function describe(error: ErrorObject): string {
  const { keyword, params } = error
  if (keyword !== 'format') return describeSchemaError(error, 'the scenario')
  const wanted =
    params['format'] === 'scenario-time'
      ? 'must be an ISO instant, or a time before the start like -2m'
      : 'must be milliseconds or a duration like 2s, from 0 to 24h'
  return describeSchemaError({ ...error, message: wanted }, 'the scenario')
}

/** Ids share one space for each kind, so that each names one thing. */
function duplicates({ clients, divisions, users = [], conversations }: Scenario): string[] {
  const errors: string[] = []
  const seen = new Map<string, string>()
  const claim = (space: string, id: string, path: string) => {
    const first = seen.get(`${space}/${id}`)
    if (first === undefined) seen.set(`${space}/${id}`, path)
    else errors.push(`${path}: ${JSON.stringify(id)} is taken by ${first}`)
  }
  clients.forEach(({ clientId }, index) => claim('client', clientId, `clients[${index}].clientId`))
  divisions.forEach(({ id }, index) => claim('division', id, `divisions[${index}].id`))
  users.forEach(({ userId, agentId, userName, accessKeys = [] }, index) => {
    const path = `users[${index}]`
    claim('user', userId, `${path}.userId`)
    claim('agent', String(agentId), `${path}.agentId`)
    claim('user name', userName.toLowerCase(), `${path}.userName`)
    accessKeys.forEach(({ accessKeyId }, number) =>
      claim('key', accessKeyId, `${path}.accessKeys[${number}].accessKeyId`),
    )
  })
  conversations.forEach((conversation, index) => {
    const path = `conversations[${index}]`
    claim('call', conversation.conversationId, `${path}.conversationId`)
    claim('call', conversation.conferenceId, `${path}.conferenceId`)
    claim('call', conversation.recordingId, `${path}.recordingId`)
    conversation.participants?.forEach(({ participantId, callId }, number) => {
      claim('call', participantId, `${path}.participants[${number}].participantId`)
      if (callId !== undefined) claim('call', callId, `${path}.participants[${number}].callId`)
    })
  })
  return errors
}

function unknownDivisions({ clients, divisions, conversations }: Scenario): string[] {
  const known = new Set(divisions.map(({ id }) => id))
  const check = (id: string, path: string) =>
    known.has(id) ? [] : [`${path}: there is no division ${JSON.stringify(id)}`]
  return [
    ...clients.flatMap((client, index) =>
      client.divisions.flatMap((id, number) => check(id, `clients[${index}].divisions[${number}]`)),
    ),
    ...conversations.flatMap(({ divisionId }, index) =>
      check(divisionId, `conversations[${index}].divisionId`),
    ),
  ]
}

/** Who has a secret proves it with that; a public client has none (RFC 6749 2.1). */
function secrets({ clients }: Scenario): string[] {
  return clients.flatMap(({ clientSecret, isPublic = false }, index) => {
    if (isPublic === (clientSecret === undefined)) return []
    return isPublic
      ? [`clients[${index}].clientSecret: a public client has none`]
      : [`clients[${index}] must have clientSecret, unless it isPublic`]
  })
}

function unknownUsers({ users = [], conversations }: Scenario): string[] {
  const known = new Set(users.map(({ userId }) => userId))
  return conversations.flatMap(({ participants = [] }, index) =>
    participants.flatMap(({ userId }, number) =>
      userId === undefined || known.has(userId)
        ? []
        : [
            `conversations[${index}].participants[${number}].userId: there is no user ${JSON.stringify(userId)}`,
          ],
    ),
  )
}

/** A call that is not connected records nothing; only a recording that ran has times. */
function contradictions({ conversations }: Scenario): string[] {
  return conversations.flatMap(({ state, recording }, index) => {
    const running =
      recording?.state === 'recording' ||
      recording?.state === 'masked' ||
      (recording !== undefined && isUnsettled(recording.state))
    if (running && state !== 'connected') {
      return [
        `conversations[${index}].recording.state: ${recording.state} needs a connected call, this one is ${state}`,
      ]
    }
    if (
      (recording?.state === 'idle' || recording?.state === 'starting') &&
      (recording.startTime ?? recording.endTime) !== undefined
    ) {
      return [`conversations[${index}].recording: a recording that is ${recording.state} has no times`]
    }
    return state === 'alerting' && recording && recording.state !== 'idle'
      ? [`conversations[${index}].recording.state: a call that alerts has recorded nothing`]
      : []
  })
}

function badAssumptions({ assumptions }: Scenario): string[] {
  try {
    assume(assumptions ?? {})
    return []
  } catch (error) {
    return [`assumptions: ${error instanceof Error ? error.message : String(error)}`]
  }
}
