import { expect } from 'vitest'
import type { HostName } from '../hosts.js'
import { get, startPath, stopPath, token } from './requests.js'
import { problem, type Row } from './row.js'

// What superagent makes of the body of HEAD is no text: socket.rows.ts asks Express over a socket.
const notExpress: readonly HostName[] = ['node:http', 'msw', 'fetch']

const everywhere = '/api/v2/conversations/conv-123'
const allows: Readonly<Record<string, string>> = {
  '/oauth/token': 'POST, OPTIONS',
  '/api/v2/tokens/me': 'GET, DELETE, HEAD, OPTIONS',
  [startPath]: 'POST, OPTIONS',
  [stopPath]: 'POST, OPTIONS',
  '/api/v2/conversations': 'GET, HEAD, OPTIONS',
  [everywhere]: 'GET, HEAD, OPTIONS',
  [`${everywhere}/participants`]: 'GET, HEAD, OPTIONS',
  [`${everywhere}/recordings`]: 'GET, HEAD, OPTIONS',
  [`${everywhere}/recordings/rec-123`]: 'GET, PUT, HEAD, OPTIONS',
  [`${everywhere}/recordingstate`]: 'PATCH, OPTIONS',
  '/api/v2/conversations/calls/conv-123/recordingstate': 'PUT, OPTIONS',
}

/** Rows 129-134, 162 and 163: methods and paths. */
const ui = ' Open /__admin/ui to watch the mock in a browser, unless it was started with --no-admin.'

export const httpMethod: readonly Row[] = [
  ...[
    '/',
    '/nowhere',
    '/OAUTH/token',
    '/authx/token',
    '//oauth/token',
    '/apix',
    '/api.v2',
    '/index.html',
  ].map((path): Row => ({
    row: 129,
    title: `${path} is of no surface: 404 as a problem document`,
    requests: [get(path), { method: 'POST', target: path }, { method: 'OPTIONS', target: path }],
    expect: problem(
      404,
      `No API that cxone-mock implements has the path ${path}.${path === '/' ? ui : ''}`,
      'path',
    ),
  })),
  ...Object.entries(allows).map(([target, allow]): Row => ({
    row: 130,
    title: `a wrong method on ${target} is 405 and names the right ones`,
    requests: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'M-SEARCH']
      .filter((method) => !allow.split(', ').includes(method))
      .map((method) => ({ method, target })),
    expect: { status: 405, headers: { allow, 'content-type': 'application/json' } },
  })),
  ...Object.entries(allows).map(([target, allow]): Row => ({
    row: 130,
    title: `OPTIONS on ${target} names its methods`,
    requests: [{ method: 'OPTIONS', target }],
    expect: { status: 204, headers: { allow, 'content-type': null, 'content-length': null }, body: '' },
  })),
  {
    row: 131,
    title: 'HEAD has the headers of GET and no content',
    hosts: notExpress,
    as: 'recorder',
    requests: [
      { method: 'HEAD', target: '/api/v2/tokens/me' },
      { method: 'HEAD', target: '/api/v2/conversations' },
    ],
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: '' },
  },
  {
    row: 131,
    title: 'HEAD is refused as GET is, without content',
    hosts: notExpress,
    requests: [{ method: 'HEAD', target: '/api/v2/tokens/me' }],
    expect: { status: 401, headers: { 'content-type': 'application/json' }, body: '' },
  },
  {
    row: 133,
    title: 'PROPFIND is 405 on a path that is imitated',
    requests: [{ method: 'PROPFIND', target: startPath }],
    expect: { status: 405, headers: { allow: 'POST, OPTIONS' } },
  },
  {
    row: 134,
    title: 'an unknown method is 405 where the host lets it through',
    hosts: ['fetch', 'msw'],
    requests: [
      { method: 'FOO', target: startPath },
      { method: 'post_', target: startPath },
    ],
    expect: { status: 405, headers: { allow: 'POST, OPTIONS' } },
  },
  ...[
    '/oauth/TOKEN',
    '/oauth/token/',
    '/oauth//token',
    '/api/v2/tokens/ME',
    '/api/v2/tokens/me/',
    '/api/v2//tokens/me',
    '/api/v2/recording/recordingcontrols/START',
    `${startPath}/`,
    '/oauth/token;a=b',
    '/oauth/%74oken',
    '/api/v2/conversations/',
    '/api/v2/conversations/calls',
  ].map((path): Row => ({
    row: 162,
    title: `${path} is not quite the path of an operation: 501`,
    as: 'recorder',
    requests: [get(path), { ...token(), target: path }],
    expect: { status: 501, headers: { 'content-type': 'application/problem+json' } },
    look: (_, replies) => {
      const titles = replies.map(({ body }) => (JSON.parse(body) as { title: string }).title)
      expect(titles).toEqual([
        `cxone-mock does not implement GET ${path}.`,
        `cxone-mock does not implement POST ${path}.`,
      ])
    },
  })),
  {
    row: 163,
    title: 'a problem document tells no stack, no file and no secret',
    requests: [
      get('/nowhere?client_secret=canary-77f0', { authorization: 'Bearer canary-77f0' }),
      get('/s/nobody/oauth/token'),
      get('/api/v2/stations'),
    ],
    expect: { status: expect.any(Number) as number, headers: { 'content-type': 'application/problem+json' } },
    look: (_, replies) => {
      for (const { status, body } of replies) {
        expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', status })
        expect(body).not.toMatch(/canary|node_modules|\.[jt]s\b|\bat \S+ \(/)
      }
    },
  },
]
