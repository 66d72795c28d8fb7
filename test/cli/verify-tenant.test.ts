import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { isFull } from '../sampled.js'
import { run } from './run.js'
import { environment, tenantFile, tenantScenario } from './tenant.js'

test('verify only reads from a tenant unless it is told what it may touch', async () => {
  await using mock = await createCxoneMock({ port: 0, scenario: tenantScenario })
  const file = await tenantFile()
  const { stdout } = await run(['verify', '--target', mock.url, '--tenant', file, '--run'], environment)
  expect(stdout).toMatch(/ cases agree, /)
  const sent = mock.defaultSandbox.requests.list()
  expect(sent.length).toBeGreaterThan(0)
  expect(
    sent.filter(({ operation }) => operation === 'startRecording' || operation === 'stopRecording'),
  ).toEqual([])
  expect(mock.defaultSandbox.calls.list().map(({ recordingState }) => recordingState)).toEqual([
    'idle',
    'idle',
    'idle',
  ])
})

test('one writable call serves many cases, one after another, and no other call is touched', async () => {
  await using mock = await createCxoneMock({ port: 0, scenario: tenantScenario })
  const flags = ['--tenant', await tenantFile(), '--run', '--allow-writes', 'acme-conv-a']
  const some = ['--operation', 'startRecording,stopRecording']
  const { code, stdout } = await run(['verify', '--target', mock.url, ...flags, ...some], environment)
  expect(stdout).toMatch(/^1[3-9] of \d+ cases agree, 0 drift, /m)
  expect(code).toBe(0)
  expect(mock.defaultSandbox.calls.list().map(({ recordingState }) => recordingState)).toEqual([
    'stopped',
    'idle',
    'idle',
  ])
})

test('after an unexpected response the state of the call is unknown, and its other cases are skipped', async () => {
  await using mock = await createCxoneMock({
    port: 0,
    scenario: tenantScenario,
    assumptions: { 'start-while-recording': 'unchanged' },
  })
  const flags = ['--tenant', await tenantFile(), '--run', '--allow-writes', 'acme-conv-a']
  const some = ['--operation', 'startRecording']
  const { code, stdout } = await run(['verify', '--target', mock.url, ...flags, ...some], environment)
  expect(stdout).toContain('drifts startRecording returns 409 when the call is already being recorded')
  expect(stdout).toMatch(
    /^\d+ skipped: the state of the call is unknown since the case "returns 409 when the call is already being recorded"$/m,
  )
  expect(code).toBe(1)
})

test('verify sends a tenant no wrong secret unless it may', async () => {
  await using mock = await createCxoneMock({ port: 0, scenario: tenantScenario })
  const flags = ['--tenant', await tenantFile(), '--run', '--operation', 'issueToken']
  const rejections = () =>
    mock.defaultSandbox.requests.list().filter(({ rule }) => rule === 'client-authentication')
  await run(['verify', '--target', mock.url, ...flags], environment)
  expect(rejections()).toEqual([])
  await run(['verify', '--target', mock.url, ...flags, '--allow-wrong-secrets'], environment)
  expect(rejections()).not.toEqual([])
})

test('a server that never comes to the end of a reply is given up after three requests at most', async () => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.writeHead(200, { 'content-type': 'application/json' }).write('{')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const flags = ['--target', url, '--tenant', await tenantFile(), '--run', '--timeout', '500ms']
    const { code, stderr } = await run(['verify', ...flags], environment)
    expect(stderr).toMatch(
      /^cxone-mock: Stopped after 3 consecutive timeouts of 500ms at http:.*\. \d+ of \d+ cases were not run\.$/m,
    )
    expect([code, asked <= 3]).toEqual([2, true])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('what verify prints of a tenant holds no secret, no token and nothing about a person', async () => {
  await using mock = await createCxoneMock({ port: 0, scenario: tenantScenario })
  mock.defaultSandbox.faults.use({
    status: 599,
    body: '{"secret":"acme client: secret","who":"Canary Person"}',
    on: 'getConversation',
  })
  const file = await tenantFile()
  for (const format of isFull ? ['text', 'json', 'markdown'] : ['json']) {
    const flags = ['--tenant', file, '--run', '--format', format]
    const { stdout, stderr } = await run(['verify', '--target', mock.url, ...flags], environment)
    expect(stdout).toContain('undocumented')
    expect(stdout + stderr).not.toMatch(/acme client|Canary Person|Bearer [\w.-]{20}/)
  }
})
