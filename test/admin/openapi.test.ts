import { expect, test } from 'vitest'
import { documentation } from '../../mock-server/admin/documentation.js'
import { withAdmin } from './admin-client.js'

interface Operation {
  readonly operationId: string
  readonly requestBody?: { readonly required: boolean }
  readonly responses: Readonly<Record<string, unknown>>
}

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

async function documented() {
  const server = await withAdmin()
  const { status, body } = await server.admin('GET', '/openapi.json')
  expect(status).toBe(200)
  const document = body as Document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  return { ...server, document, operations }
}

test('the document describes every route, and no other', async () => {
  await using server = await documented()
  expect(server.document.openapi).toBe('3.1.0')
  expect(server.operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
    Object.keys(documentation).toSorted(),
  )
  const names = server.operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
})

test('every documented route answers, and those that name nothing succeed with the documented status', async () => {
  await using server = await documented()
  for (const { method, path, operation } of server.operations) {
    if (path === '/events') continue
    const { status, body } = await server.admin(
      method,
      path.replaceAll(/\{\w+\}/g, 'nothing'),
      path === '/holds/wait' ? { timeoutMs: 0 } : undefined,
    )
    const isUnknown = JSON.stringify(body).includes('The control plane has no')
    expect([method, path, isUnknown]).toEqual([method, path, false])
    const named = path.includes('{')
    const documentedStatus = Object.keys(operation.responses).includes(String(status))
    if (!named && operation.requestBody?.required !== true && path !== '/holds/wait') {
      expect([method, path, documentedStatus]).toEqual([method, path, true])
    }
  }
})

test('every documented body is checked: a field that its schema lacks is rejected', async () => {
  await using server = await documented()
  const { conversationId } = server.mock.defaultSandbox.calls.get('conv-123')
  const values: Readonly<Record<string, string>> = {
    conversationId,
    client: 'recorder',
    user: 'sam.okafor@demo.example',
    id: 'default',
    accessKeyId: 'any',
  }
  for (const { method, path, operation } of server.operations) {
    if (!operation.requestBody) continue
    const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    const { status, body } = await server.admin(method, target, { noSuchField: 1 })
    expect([method, path, status]).toEqual([method, path, 400])
    expect(JSON.stringify(body)).toMatch(/(?:is|are) not valid/)
  }
})
