import type { ContractCases } from '../../case.js'
import { agent, contactId, own, rejected, startSession, version } from './contact.cases.js'
import { withoutProduct, withoutToken } from './rejections.cases.js'

const of = (id: string) => ({ as: agent, params: { version, contactId: id } })
const ended = '460000000003'
const none = { status: 204, headers: { 'content-type': null }, body: '' } as const

const file = {
  fileName: `${ended}.wav`,
  fullFileName: `${ended}.wav`,
  contactId: Number(ended),
  businessUnitId: 4599999,
  createDate: '2026-01-15T09:10:00.000Z',
  modifiedDate: '2026-01-15T09:10:00.000Z',
  isDeleted: false,
}

export const cases: ContractCases = [
  {
    name: 'lists the recording of a call that has ended',
    request: of(ended),
    expect: { status: 200, body: { files: [file] } },
  },
  {
    name: 'returns only the requested fields',
    request: { ...of(ended), query: { fields: 'fileName' } },
    expect: { status: 200, body: { files: [{ fileName: `${ended}.wav` }] } },
  },
  { name: 'returns 204 for a call that was never recorded', request: of(contactId), expect: none },
  {
    name: 'returns 204 while the call is being recorded',
    before: [startSession, { ...own, operation: 'recordCall' }],
    request: of(contactId),
    expect: none,
  },
  {
    name: 'returns 204 while the recording is being transcoded',
    world: { transcodeSeconds: 7200 },
    request: of(ended),
    expect: none,
  },
  {
    name: 'returns 204 for a recorded call under that variant',
    assume: { 'contact-files': 'none' },
    request: of(ended),
    expect: none,
  },
  {
    name: 'returns 400 for an unknown contact',
    request: of('460000000099'),
    expect: rejected(400, "Invalid contactId - '460000000099'"),
  },
  {
    name: 'returns 400 for an unknown field',
    request: { ...of(ended), query: { fields: 'url' } },
    expect: rejected(400, 'Invalid fields - url'),
  },
  {
    name: 'returns 404 for an empty id',
    request: of(''),
    expect: rejected(404, 'resource not found'),
  },
  withoutToken({ params: { version, contactId } }),
  withoutProduct(of(contactId)),
]
