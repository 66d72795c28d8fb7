import { type Evidence, olderSwagger } from '../../../contracts/evidence.js'
import { parseInstant } from '../../world/values/parse-instant.js'
import type { World } from '../../world/world.js'
import type { Conversation, Instant } from '../../world/entities.js'
import { instant } from '../instant.js'
import type { OperationCall } from '../operation.js'
import { lastChange } from './contact-view.js'
import { listed } from './list.js'
import { reject } from './reject.js'

type ListCall = OperationCall<'getActiveContacts' | 'getCompletedContacts'>

/** The texts of the status 400. */
const evidence = {
  activeContacts: olderSwagger(
    'contacts/active, 400 "Invalid updatedSince", "Invalid fields list"',
    'realtimedata/v8.0/RealTimeData/RealTime',
  ),
  completedContacts: olderSwagger(
    'contacts/completed, 400 "Invalid startDate", "Invalid orderby arguments", "Invalid fields list"',
    'reporting/v10.0/Reporting/Reporting',
  ),
}

/** Parameters that are filters: a contact matches if its field has this value. */
const filters = [
  'agentId',
  'teamId',
  'mediaTypeId',
  'fromAddress',
  'toAddress',
  'mediaSubTypeId',
  'skillId',
  'campaignId',
  'contactId',
  'stateId',
  'isLogged',
  'isTakeover',
]

/**
 * A list of contacts in the order of their ids, under `name`.
 * @param names the fields that a contact may have
 * @throws {Rejection} 400 for a parameter that is not valid
 */
export function contactList(
  world: World,
  call: ListCall,
  name: 'activeContacts' | 'completedContacts',
  names: readonly string[],
  conversations: readonly Conversation[],
  view: (world: World, conversation: Conversation) => Readonly<Record<string, unknown>>,
) {
  const { query, baseUrl, params, now } = call
  const [updated, start, end] = ['updatedSince', 'startDate', 'endDate'].map((each) =>
    instantIn(query, each, evidence[name]),
  )
  const chosen = conversations
    .filter(
      (each) =>
        lastChange(world, each) >= (updated ?? -Infinity) &&
        each.startTime >= (start ?? -Infinity) &&
        each.startTime < (end ?? Infinity),
    )
    .toSorted((one, other) => one.contactId - other.contactId)
    .map((each) => view(world, each))
    .filter((contact) => filters.every((each) => matches(query.get(each), contact[each])))
  const { items, totalRecords } = listed(world, query, names, chosen, evidence[name])
  const path = name === 'activeContacts' ? 'active' : 'completed'
  const self = `${baseUrl}/inContactAPI/services/${params.version}/contacts/${path}${query.size === 0 ? '' : `?${query}`}`
  return {
    businessUnitId: world.tenant.busNo,
    lastPollTime: instant(now),
    totalRecords,
    [name]: items,
    _links: { self },
  }
}

function matches(wanted: string | null, value: unknown): boolean {
  if (wanted === null) return true
  return typeof value === 'string' ? wanted === value : wanted === JSON.stringify(value)
}

function instantIn(query: URLSearchParams, name: string, evidence: Evidence): Instant | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const parsed = parseInstant(text)
  if (parsed !== undefined) return parsed
  throw reject(400, `Invalid ${name}`, {
    rule: 'instant',
    evidence,
    reason: `${name} is ${JSON.stringify(text.slice(0, 40))}, which is not an ISO 8601 instant with a zone.`,
    fix: [`Send ${name}=${instant(0)}.`],
  })
}
