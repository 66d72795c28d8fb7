import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { ambiguities } from '../../contracts/register/ambiguities.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'
import { genesysStatuses } from '../../contracts/evidence.js'
import { headerEvidence, headersOfHttp } from '../../contracts/header-evidence.js'
import { runCases } from '../../kit/claims/case-mocks.js'
import { surfaceOf } from '../../mock-server/routing/surface-paths.js'
import { allClaims, filterClaims } from '../../kit/claims/claims.js'
import { genesysDocument } from '../../tools/genesys-document/genesys-document.js'
import { fieldsOf } from '../../contracts/response-evidence.js'
import { lastNameOf, observedFields } from '../../tools/observed-fields/observed-fields.js'
import { niceDocument } from '../../tools/nice-document/nice-document.js'
import { canBeOpened } from './can-be-opened.js'

const unclaimedHeaders = new Set<string>()
const claims = await allClaims({ runs: observedRuns() })

/** One run of the cases gives the claims and the headers that no claim is made about. */
async function* observedRuns() {
  for await (const sandbox of runCases()) {
    for (const { target, response } of sandbox.requests.list())
      for (const name of Object.keys(response?.headers ?? {}))
        if (
          !headersOfHttp.has(name.toLowerCase()) &&
          !headerEvidence(surfaceOf(target.split('?', 1)[0] ?? ''), name)
        )
          unclaimedHeaders.add(name)
    yield sandbox
  }
}

const idsOf = (kind: string) => claims.filter((each) => each.kind === kind).map(({ id }) => id)

test('the source of every claim can be opened', () => {
  expect(claims.filter((each) => !canBeOpened(each))).toEqual([])
})

test('every claim has an id of its own, a sentence, a source and a day', () => {
  const names = claims.map(({ kind, id }) => `${kind} ${id}`)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  const bad = claims.filter(
    ({ claim, source, date }) => !/[.?]$/.test(claim) || source === '' || !/^\d{4}-\d\d-\d\d$/.test(date),
  )
  expect(bad).toEqual([])
})

test('every operation, row of the lifecycle and question of the register is a claim', () => {
  expect(idsOf('operation')).toEqual(Object.keys(contracts))
  expect(idsOf('lifecycle')).toHaveLength(recordingLifecycle.length)
  expect(idsOf('register')).toEqual(Object.keys(ambiguities))
})

/** The mock rejects these itself, so they are no claims about the API. */
const ofTheMock: ReadonlySet<string> = new Set([
  'admin-port',
  'access-key-count',
  'body-limit',
  'client-limit',
  'connect',
  'evidence',
  'expectation',
  'fault',
  'hold',
  'host',
  'http-syntax',
  'internal',
  'json-depth',
  'not-implemented',
  'parameter-length',
  'path',
  'sandbox',
  'store',
  'waiting-requests',
])

test('the cause, the status and the body of every rejection are claims', () => {
  const sources = execFileSync('git', ['ls-files', 'mock-server/**/*.ts'], { encoding: 'utf8' })
    .trim()
    .split('\n')
  const rules = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\brule: '([a-zA-Z-]+)'/g)].map(([, rule = '']) => rule),
  )
  const known = new Set(idsOf('rejection').map((id) => id.split(' ')[1]))
  expect([...new Set(rules)].filter((rule) => !known.has(rule) && !ofTheMock.has(rule))).toEqual([])
  expect(rules.length).toBeGreaterThan(50)
  for (const part of ['cause', 'status', 'body'])
    expect(
      idsOf('rejection').some((id) => id.startsWith(`recordingcontrols stop-before-start ${part}`)),
    ).toBe(true)
})

test('every header that a case sees is a claim', () => {
  expect([...unclaimedHeaders]).toEqual([])
  expect(idsOf('header').length).toBeGreaterThan(20)
})

/** Fields that the SDK of July 2026 has and the description of November 2025 does not have yet. */
const newer = /\.snippetState$/

test("a field that is documented by Genesys is in Genesys's description of that operation", () => {
  const fields = claims.filter(
    ({ kind, grade, operations: [operation = ''] }) =>
      kind === 'field' && grade === 'documented' && genesysDocument[operation],
  )
  const unknown = fields.filter(({ id }) => {
    const [operation = '', status = '', field = ''] = id.split(' ')
    const listed = genesysDocument[operation]?.fields?.[status] ?? []
    return !newer.test(field) && !listed.includes(field) && !listed.includes(`${field}!`)
  })
  expect(unknown.map(({ id }) => id)).toEqual([])
  expect(fields.length).toBeGreaterThan(50)
})

test("a field that is documented by NICE's OpenAPI document is in the document", () => {
  const fields = claims.filter(
    ({ kind, location, operations: [operation = ''] }) =>
      kind === 'field' && location.endsWith('openapi.yaml') && niceDocument[operation],
  )
  const unknown = fields.filter(({ id }) => {
    const [operation = '', status = '', field = ''] = id.split(' ')
    return !fieldsOf(niceDocument[operation]?.responses[status]?.schema ?? {}, '').includes(field)
  })
  expect(unknown.map(({ id }) => id)).toEqual([])
  expect(fields.length).toBeGreaterThan(100)
})

test('a field that is observed occurs in the file that it is observed in', () => {
  const fields = claims.filter(({ kind, grade }) => kind === 'field' && grade === 'observed')
  const absent = fields.filter(({ id, location }) => {
    const [, , field = ''] = id.split(' ')
    return !observedFields[location]?.includes(lastNameOf(field))
  })
  expect(absent.map(({ id, location }) => `${id}: ${location}`)).toEqual([])
  expect(fields.length).toBeGreaterThan(30)
})

test('an observed operation cites the code that sends it, because a list of paths shows no method', () => {
  const operations = claims.filter(({ kind, grade }) => kind === 'operation' && grade === 'observed')
  expect(operations.filter(({ location }) => location.endsWith('-constants.js')).map(({ id }) => id)).toEqual(
    [],
  )
  expect(operations.map(({ id }) => id)).toContain('refreshRegionalToken')
})

test('the status and the body of a token error are documented by RFC 6749 5.2 and not by the section on its cause', () => {
  const parts = claims.filter(
    ({ kind, id, grade, surface }) =>
      kind === 'rejection' &&
      grade === 'documented' &&
      (surface === 'oauth' || surface === 'cxone-token') &&
      / (?:status|body) 400/.test(id),
  )
  const others = parts.filter(({ location }) => !/rfc6749#section-5\.2$|openapi\.yaml$/.test(location))
  expect(others.map(({ id, location }) => `${id}: ${location}`)).toEqual([])
  expect(parts.length).toBeGreaterThan(10)
})

test('no cause of a rejection is observed, because a client shows only what it sends and reads', () => {
  const causes = claims.filter(
    ({ kind, id, grade }) => kind === 'rejection' && id.includes(' cause ') && grade === 'observed',
  )
  expect(causes.map(({ id }) => id)).toEqual([])
})

/** The document has schemas and security, and no sentence about an error. So it can show these causes and no others. */
const shownByNice: Readonly<Record<string, (operation: string) => boolean>> = {
  'token-present': (operation) => contractOf(operation).security.kind === 'bearer',
  'query-schema': (operation) => niceDocument[operation]?.parameters !== undefined,
  'body-schema': (operation) => niceDocument[operation]?.body !== undefined,
  'acd-call-id': (operation) => niceDocument[operation]?.parameters?.['acd-call-id']?.required === true,
  'user-id-present': (operation) => niceDocument[operation]?.parameters?.['userId']?.required === true,
  'contact-id': (operation) => niceDocument[operation]?.parameters?.['contactId']?.required === true,
  'segment-exists': (operation) => JSON.stringify(niceDocument[operation]).includes('"segmentId"'),
  prompt: (operation) => niceDocument[operation]?.parameters?.['prompt']?.enum !== undefined,
  // The body has an alternative for each grant type.
  'grant-type-supported': (operation) => operation === 'issueCxoneToken',
}

function contractOf(operation: string): OperationContract {
  return contracts[operation as keyof typeof contracts]
}

test("a cause that is documented by NICE's OpenAPI document alone is one that the document shows", () => {
  const causes = claims.filter(
    ({ kind, id, location }) =>
      kind === 'rejection' && id.includes(' cause ') && location.endsWith('openapi.yaml'),
  )
  const unread = causes.flatMap(({ id, operations }) => {
    const [, rule = ''] = id.split(' ')
    const field = rule.endsWith('-required') ? rule.slice(0, -'-required'.length) : undefined
    const shown = (operation: string) =>
      field === undefined
        ? (shownByNice[rule]?.(operation) ?? false)
        : (niceDocument[operation]?.body?.includes(field) ?? false)
    return operations.filter((operation) => !shown(operation)).map((operation) => `${id}: ${operation}`)
  })
  expect(unread).toEqual([])
  expect(causes.length).toBeGreaterThan(10)
})

test("a status that is documented by NICE's OpenAPI document is declared there for each operation", () => {
  const statuses = claims.filter(
    ({ kind, id, location }) =>
      kind === 'rejection' && / (?:status|body) \d/.test(id) && location.endsWith('openapi.yaml'),
  )
  const undeclared = statuses.flatMap(({ id, operations }) => {
    const [status = ''] = /\b\d{3}\b/.exec(id) ?? []
    return operations
      .filter((operation) => !niceDocument[operation]?.responses[status])
      .map((operation) => `${id}: ${operation}`)
  })
  expect(undeclared).toEqual([])
})

test("a status that is documented by Genesys's description is declared in the file of each operation", () => {
  const statuses = claims.filter(
    ({ kind, id, location }) => kind === 'rejection' && / status \d/.test(id) && location.endsWith('-api.md'),
  )
  const wrong = statuses.flatMap(({ id, location, operations }) => {
    const status = Number(/\b\d{3}\b/.exec(id)?.[0])
    return operations
      .filter((operation) => {
        const contract = contracts[operation as keyof typeof contracts]
        const declared = genesysDocument[operation]?.statuses.includes(status)
        return !declared || genesysStatuses(contract).location !== location
      })
      .map((operation) => `${id}: ${operation}`)
  })
  expect(wrong).toEqual([])
  expect(statuses.length).toBeGreaterThan(10)
})

test("a body that is documented by NICE's OpenAPI document is declared there for each operation", () => {
  const bodies = claims.filter(
    ({ kind, id, location }) =>
      kind === 'rejection' && / body \d/.test(id) && location.endsWith('openapi.yaml'),
  )
  const different = bodies.flatMap(({ id, operations }) => {
    const [status = ''] = /\b\d{3}\b/.exec(id) ?? []
    const isEmpty = id.includes(' no-body ')
    return operations
      .filter((operation) => (niceDocument[operation]?.responses[status]?.type === undefined) !== isEmpty)
      .map((operation) => `${id}: ${operation}`)
  })
  expect(different).toEqual([])
})

test.each([
  ['field getConversation 200 recordingId', 'forum'],
  ['field getConversation 200 participants[].name', 'documented'],
  ['field startRecording 200 id', 'assumed'],
  ['header recordingcontrols WWW-Authenticate', 'assumed'],
  ['header platform ININ-Correlation-Id', 'observed'],
  ['header agent icStatusDescription', 'observed'],
  ['rejection recordingcontrols scope cause forum', 'forum'],
  ['rejection recordingcontrols stop-before-start status 409 assumed', 'assumed'],
  ['rejection record-on-demand multi-acd status 403 assumed', 'assumed'],
  ['rejection record-on-demand active-interaction status 404 documented', 'documented'],
  ['register missing-scope', 'forum'],
  ['register success-body', 'assumed'],
  ['lifecycle record-on-demand rod-start-while-alerting-idle', 'assumed'],
  ['lifecycle record-on-demand rod-stop-while-ended-stopped', 'assumed'],
  ['lifecycle agent agent-unmask-while-idle', 'assumed'],
  ['lifecycle participant participant-stop-while-masked', 'assumed'],
  ['rejection platform user-context cause documented', 'documented'],
  ['rejection platform user-context status 400 assumed', 'assumed'],
  ['rejection record-on-demand business-data-locked cause assumed', 'assumed'],
])('the claim "%s" is %s', (name, grade) => {
  const found = claims.filter(({ kind, id }) => `${kind} ${id}` === name)
  expect(found.map((each) => each.grade)).toEqual([grade])
})

test('claims are selected by grade, surface, operation and kind', () => {
  const some = filterClaims(claims, { grade: 'forum', surface: 'recordingcontrols', kind: 'operation' })
  expect(some.map(({ id }) => id)).toEqual(['startRecording', 'stopRecording'])
  const own = filterClaims(claims, { operation: 'stopRecording' })
  expect(own.every(({ operations }) => operations.includes('stopRecording'))).toBe(true)
  expect(new Set(own.map(({ kind }) => kind))).toEqual(
    new Set(['operation', 'rejection', 'field', 'header', 'register']),
  )
})
