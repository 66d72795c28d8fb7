import type { CaseResponse, ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { activeContact, alertingContact, completedContact } from './contact-fields.cases.js'
import { agent, contactId, version } from './contact.cases.js'
import { withoutProduct, withoutToken } from './rejections.cases.js'

const found = (contact: object): CaseResponse => ({
  status: 200,
  body: { businessUnitId: 4599999, contactId: contact, lastPollTime: any('instant') },
})

const rejection = (status: number, error: string, description: string): CaseResponse => ({
  status,
  headers: { icstatusdescription: description },
  body: { error, error_description: description },
})

const of = (id: string) => ({ as: agent, params: { version, contactId: id } })

export const cases: ContractCases = [
  {
    name: 'returns the fields of an active contact',
    request: of(contactId),
    expect: found(activeContact),
  },
  {
    name: 'returns a contact that is still in a queue',
    request: of('460000000002'),
    expect: found(alertingContact),
  },
  {
    name: 'returns the fields of a completed contact',
    request: of('460000000003'),
    expect: found(completedContact),
  },
  {
    name: 'returns only the requested fields',
    request: { ...of('460000000003'), query: { fields: 'totalDurationSeconds,isLogged' } },
    expect: found({ totalDurationSeconds: 360, isLogged: true }),
  },
  {
    name: 'returns 400 for a field that an active contact does not have',
    request: { ...of(contactId), query: { fields: 'totalDurationSeconds' } },
    expect: rejection(400, 'Bad Request', 'Invalid fields - totalDurationSeconds'),
  },
  {
    name: 'returns 404 for an unknown contact',
    request: of('460000000099'),
    expect: rejection(404, 'Not Found', 'InvalidContactId'),
  },
  withoutToken({ params: { version, contactId } }),
  withoutProduct(of(contactId)),
]
