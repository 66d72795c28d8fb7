import * as fc from 'fast-check'
import { contracts } from '../../contracts/api/index.js'
import { basic } from '../rfc/requests.js'

const nasty = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '\0',
  '%',
  '%00',
  '%zz',
  '..',
  '/',
  '?',
  '#',
  '"',
  '\\',
  'é',
  '\u2028',
  '\r\n',
  '0',
  '-1',
  '1e400',
  'null',
  'rec-123',
  'conv-123',
)
const text = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }))
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'FOO']
const routes = Object.values(contracts).map(
  ({ method, path }) => [method, path.replaceAll(/\{\w+\}/g, ':')] as const,
)
const paths = [
  ...routes.map(([, path]) => path),
  '/:',
  '/s/:/oauth/token',
  '/s/default/api/v2/conversations/:',
]
/** Mostly what the mock imitates: anything else is soon refused. */
const route = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...routes) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...methods), fc.constantFrom(...paths)) },
)
const encoded = text.map((each) => encodeURIComponent(each))
const id = fc.oneof(
  fc.constantFrom('conv-123', 'conv-456', 'conv-789', 'rec-123', 'rec-789'),
  encoded,
  fc.constantFrom('%', '%zz', '..', '%2e%2e', '%00', '%ff', 'a;b'),
)
const query = fc.array(
  fc.tuple(
    fc.oneof(fc.constantFrom('pageSize', 'pageNumber', 'client_secret', 'access_token'), encoded),
    encoded,
  ),
  { maxLength: 3 },
)

export const line = fc
  .tuple(route, fc.array(id, { minLength: 2, maxLength: 2 }), query)
  .map(([[method, path], ids, pairs]) => {
    const filled = ids.reduce((sofar, each) => sofar.replace(':', () => each), path)
    const target = pairs.length === 0 ? filled : `${filled}?${pairs.map((pair) => pair.join('=')).join('&')}`
    return { method, target }
  })

const value = fc.oneof(
  fc.constantFrom<unknown>(
    'rec-123',
    'rec-456',
    'rec-789',
    'start',
    'stop',
    'PAUSED',
    'ACTIVE',
    null,
    true,
    0,
    1e300,
    '2026-01-15T10:00:00Z',
  ),
  text,
  fc.jsonValue({ maxDepth: 3 }),
)
const command = fc.dictionary(
  fc.oneof(
    fc.constantFrom('recordingId', 'action', 'recordingState', 'name', 'archiveDate', 'deleteDate'),
    nasty,
  ),
  value,
  { maxKeys: 5 },
)
const form = fc.array(
  fc.tuple(
    fc.constantFrom('grant_type', 'scope', 'client_id', 'client_secret', '__proto__', 'a[b]'),
    fc.oneof(fc.constantFrom('client_credentials', 'recorder', 'recorder-secret', 'recording:read'), text),
  ),
  { maxLength: 6 },
)
export const body = fc.oneof(
  command.map((each) => JSON.stringify(each)),
  form.map((pairs) => pairs.map((pair) => pair.map((each) => encodeURIComponent(each)).join('=')).join('&')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.uint8Array({ maxLength: 60 }),
  fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '['.repeat(10_000),
    '{"recordingId":"rec-123"}',
    'grant_type=client_credentials',
  ),
)

const visible = fc
  .string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 30,
  })
  .map((each) => each.trim())
const header = fc.oneof(
  fc.tuple(
    fc.constant('content-type'),
    fc.oneof(
      fc.constantFrom(
        'application/json',
        'application/x-www-form-urlencoded',
        'application/json; charset=utf-16',
        'text/plain',
        '',
      ),
      visible,
    ),
  ),
  fc.tuple(
    fc.constant('authorization'),
    fc.oneof(
      fc.constantFrom(
        'Bearer',
        'Basic',
        basic('recorder', 'recorder-secret'),
        basic('', ''),
        'Bearer __proto__.x',
      ),
      visible,
    ),
  ),
  fc.tuple(
    fc.constantFrom(
      'content-encoding',
      'x-cxone-mock-sandbox',
      'accept',
      'origin',
      'cookie',
      '__proto__',
      'constructor',
      'x-http-method-override',
    ),
    visible,
  ),
)
const label = fc.constantFrom<readonly [string, string][]>(
  [['content-type', 'application/json']],
  [
    ['content-type', 'application/x-www-form-urlencoded'],
    ['authorization', basic('recorder', 'recorder-secret')],
  ],
  [],
)
export const headers = fc.oneof(
  label,
  fc.tuple(label, fc.array(header, { maxLength: 3 })).map((both) => both.flat()),
)
