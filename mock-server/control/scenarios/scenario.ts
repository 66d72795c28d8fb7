import { assume } from '../../world/start/assume.js'
import { isUnsettled } from '../../../contracts/lifecycle/states.js'
import { nestsDeeper } from '../../validation/depth.js'
import { describeAll } from '../../validation/describe-error.js'
import type { Scenario } from '../../world/start/scenario.js'
import { notValid, parse } from '../parse.js'

/**
 * A scenario read from JSON.
 * @throws {ControlError} 400 naming what is wrong, each with the path of the field: everything in a scenario of up to
 * 50,000 characters, or else the first thing
 */
export async function parseScenario(value: unknown): Promise<Scenario> {
  const { scenario } = await import('../../../generated/scenario.js')
  if (!scenario(value) && isSmall(value)) {
    const { everything } = await import('../../../generated/scenario-errors.js')
    everything(value)
    throw notValid('scenario', describeAll(everything, value, 'the scenario'))
  }
  const parsed = parse(scenario, value, 'scenario') as Scenario
  const errors = [
    ...duplicates(parsed),
    ...unknownDivisions(parsed),
    ...unknownUsers(parsed),
    ...secrets(parsed),
    ...contradictions(parsed),
    ...badAssumptions(parsed),
  ]
  if (errors.length > 0) throw notValid('scenario', errors.slice(0, 20))
  return parsed
}

/** Whether all errors can be found: the time that it takes grows with the square of their number. */
function isSmall(value: unknown): boolean {
  return !nestsDeeper(value, 20) && JSON.stringify(value ?? null).length < 50_000
}

/** Ids that two things of one kind have. */
function duplicates({ clients, divisions, users = [], conversations }: Scenario): string[] {
  const errors: string[] = []
  const seen = new Map<string, string>()
  const claim = (space: string, id: string, path: string) => {
    const first = seen.get(`${space}/${id}`)
    if (first === undefined) seen.set(`${space}/${id}`, path)
    else errors.push(`${path}: ${JSON.stringify(id)} is already used by ${first}`)
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

/** A confidential client has a secret, and a public client has none (RFC 6749 2.1). */
function secrets({ clients }: Scenario): string[] {
  return clients.flatMap(({ clientSecret, isPublic = false }, index) => {
    if (isPublic === (clientSecret === undefined)) return []
    return isPublic
      ? [`clients[${index}].clientSecret: a public client has no secret`]
      : [`clients[${index}] must have the field "clientSecret", unless isPublic is true`]
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

/** Only a connected call is being recorded, and only a recording that was started has times. */
function contradictions({ conversations }: Scenario): string[] {
  return conversations.flatMap(({ state, recording }, index) => {
    const running =
      recording?.state === 'recording' ||
      recording?.state === 'masked' ||
      (recording !== undefined && isUnsettled(recording.state))
    if (running && state !== 'connected') {
      return [
        `conversations[${index}].recording.state: ${recording.state} needs a connected call, and this call is ${state}`,
      ]
    }
    if (
      (recording?.state === 'idle' || recording?.state === 'starting') &&
      (recording.startTime ?? recording.endTime) !== undefined
    ) {
      return [
        `conversations[${index}].recording: a recording that is ${recording.state} has no startTime or endTime`,
      ]
    }
    return state === 'alerting' && recording && recording.state !== 'idle'
      ? [`conversations[${index}].recording.state: a call that is alerting has no recording yet; use idle`]
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
