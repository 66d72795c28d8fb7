import { callStates, recordingStates } from '../../../contracts/lifecycle/states.js'
import { snapshot } from '../../control/snapshots/snapshot-schema.js'
import { amount, count, list, object, string, strings } from '../../validation/values.js'
import { moment } from './mock.js'

const { clients, users, accessKeys, tokens, codes, refreshTokens, sessions, ...rest } = snapshot.properties

interface Fields {
  readonly properties: Readonly<Record<string, object>>
  readonly required: readonly string[]
}

/** A list of things without the digest of a secret. */
function without({ items: { properties, required } }: { readonly items: Fields }, name: string) {
  const kept = Object.entries(properties).filter(([each]) => each !== name)
  return list({
    type: 'object',
    required: required.filter((each) => each !== name),
    additionalProperties: false,
    properties: Object.fromEntries(kept),
  })
}

/** A list of things with a reference instead of the digest of a secret. */
function referred(schema: { readonly items: Fields }) {
  const { items } = without(schema, 'digest')
  return list({
    ...items,
    required: ['reference', ...items.required],
    properties: { reference: string, ...items.properties },
  })
}

const span = object({ from: moment, to: moment, state: { enum: ['recording', 'paused', 'not-recorded'] } })

export const worldComponents = {
  Call: object(
    {
      conversationId: string,
      conferenceId: string,
      recordingId: string,
      divisionId: string,
      contactId: { description: "The number that identifies the call in NICE's APIs.", type: 'integer' },
      userIds: strings,
      state: { enum: callStates },
      recordingState: { enum: recordingStates },
      startTime: moment,
      connectedTime: moment,
      endTime: moment,
      isHeld: { const: true },
    },
    ['connectedTime', 'endTime', 'isHeld'],
  ),
  Timeline: object({
    spans: list(span),
    recordedMs: amount,
    recordedShare: {
      description: 'Of the connected time, from 0 to 1.',
      type: 'number',
      minimum: 0,
      maximum: 1,
    },
  }),
  SettleTimes: object({ startMs: amount, stopMs: amount, maskMs: amount }),
  Snapshot: snapshot,
  State: object({
    ...rest,
    clients: without(clients, 'secretDigest'),
    users: without(users, 'passwordDigest'),
    accessKeys: without(accessKeys, 'secretDigest'),
    tokens: referred(tokens),
    codes: referred(codes),
    refreshTokens: referred(refreshTokens),
    sessions: referred(sessions),
  }),
  Count: object({ count }),
} as const
