import { expect, test } from 'vitest'
import { recordedEnv } from '../../../trace/record/command-env.js'
import { targetsOf } from '../../../trace/record/target.js'

const served = (...values: readonly string[]) =>
  targetsOf(values).map((target, index) => ({ ...target, served: `http://127.0.0.1:${4001 + index}` }))

test('a command gets the variables of exec, each with the recorder of its target', () => {
  expect(recordedEnv(served('https://api.example.com'), {})).toEqual({
    env: {
      CXONE_BASE_URL: 'http://127.0.0.1:4001',
      CXONE_TOKEN_URL: 'http://127.0.0.1:4001/oauth/token',
      CXONE_AUTH_TOKEN_URL: 'http://127.0.0.1:4001/auth/token',
    },
    past: [],
  })
  const targets = served(
    'https://api.example.com',
    'token=https://login.example.com',
    'Media=https://media.example.com',
  )
  expect(recordedEnv(targets, {}).env).toEqual({
    CXONE_BASE_URL: 'http://127.0.0.1:4001',
    CXONE_TOKEN_URL: 'http://127.0.0.1:4002/oauth/token',
    CXONE_TOKEN_BASE_URL: 'http://127.0.0.1:4002',
    CXONE_AUTH_TOKEN_URL: 'http://127.0.0.1:4002/auth/token',
    CXONE_MEDIA_URL: 'http://127.0.0.1:4003',
  })
})

test('variables that begin with the URL of a target lead to the recorder, and no other', () => {
  const { env } = recordedEnv(served('https://api.example.com', 'deep=https://api.example.com/nice'), {
    API_HOST: 'https://API.example.com/v2?x=1',
    DEEP: 'https://api.example.com/nice/api',
    OTHER: 'https://api.example.com.evil/',
    PORT: 'https://api.example.com:8443/',
    PROSE: 'see https://api.example.com',
  })
  expect(env).toMatchObject({ API_HOST: 'http://127.0.0.1:4001/v2?x=1', DEEP: 'http://127.0.0.1:4002/api' })
  for (const name of ['OTHER', 'PORT', 'PROSE']) expect(env).not.toHaveProperty(name)
})

test('a token endpoint of another server stays, and is named', () => {
  const given = { CXONE_TOKEN_URL: 'https://login.example.com/oauth/token' }
  const without = recordedEnv(served('https://api.example.com'), given)
  expect(without.past).toEqual(['CXONE_TOKEN_URL'])
  expect(without.env).not.toHaveProperty('CXONE_TOKEN_URL')
  const both = recordedEnv(served('https://api.example.com', 'token=https://login.example.com'), given)
  expect([both.past, both.env['CXONE_TOKEN_URL']]).toEqual([[], 'http://127.0.0.1:4002/oauth/token'])
})

test.each([
  [
    ['api.example.com'],
    '--target: "api.example.com" is not a URL. Use, for example, https://api.example.com or token=https://login.example.com.',
  ],
  [['ftp://api.example.com'], '--target: "ftp://api.example.com" is not a URL. '],
  [['https://me:secret@api.example.com'], '--target: The URL contains a user or a password. Remove it.'],
  [
    ['https://api.example.com?x=1'],
    '--target: https://api.example.com is followed by a query or a fragment. Remove it.',
  ],
  [['https://a.example', 'https://a.example/'], '--target: https://a.example is given twice. Remove one.'],
  [
    ['token=https://a.example', 'TOKEN=https://b.example'],
    '--target: "token" is given twice. Use another name.',
  ],
])('%j is rejected', (values, message) => expect(() => targetsOf(values)).toThrow(message))
