// Puts every contract case through Prism, a proxy that holds each reply against the OpenAPI document, and says what
// it finds: node run.mjs test/package/proxy.ts FOLDER, where FOLDER has @stoplight/prism-cli installed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type RequestHandler } from 'express'
import type { ContractCase } from '../../contracts/case.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { allCases } from '../../kit/provider/verify.js'
import { openapiDocument } from '../../contracts/api/openapi.js'
import { cxoneRouter } from '../../mock-server/adapters/express.js'
import { createCxoneMock } from '../../mock-server/index.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from '../contracts/subject.js'
import { caseInstant, type Send } from '../hosts.js'

const [, , folder = '.'] = process.argv

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  server.close()
  await once(server, 'close')
  return port
}

/** Prism judges the replies alone: what is wrong with a request is for the mock to say. */
function withoutSecurity(): unknown {
  const document = openapiDocument('0.0.0')
  const text = JSON.stringify(document, (name, value: unknown) => (name === 'security' ? undefined : value))
  return JSON.parse(text)
}

async function proxyBefore(upstream: number) {
  const file = `${folder}/openapi.json`
  await writeFile(file, JSON.stringify(withoutSecurity()))
  const port = await freePort()
  const cli = `${folder}/node_modules/@stoplight/prism-cli/dist/index.js`
  const flags = ['--errors', '--validate-request=false', '--cors=false', '-v', 'info']
  const to = `http://127.0.0.1:${upstream}`
  const child = spawn(process.execPath, [cli, 'proxy', '-p', `${port}`, ...flags, file, to], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('is listening')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`Prism ended with ${code} before it listened`)))
  })
  return { child, url: `http://127.0.0.1:${port}` }
}

/** What Prism does by itself, so that the mock is not asked or its reply is not seen. */
function cannotPass({ before = [], request, expect }: ContractCase): string | undefined {
  if (request.path !== undefined) return 'its path is there under an assumption only, and not in the document'
  if (request.method !== undefined) return 'Prism itself refuses a method that the document does not have'
  const redirects = expect.status === 302 || before.some(({ operation }) => operation === 'submitSignIn')
  if (redirects) return 'Prism follows a redirect'
  const labelled = request.headers?.['content-type'] === 'application/json'
  if (labelled && request.text !== undefined) return 'Prism refuses what is labelled JSON and is none'
  if (Object.values(request.params ?? {}).includes('')) return 'Prism joins empty segments of a path'
  return undefined
}

let current: RequestHandler | undefined
const app = express().use((request, response, next) => current?.(request, response, next))
const server = createServer(app)
const { child, url } = await proxyBefore(await listening(server))

const violations: string[] = []
const send: Send = async ({ method, target, headers = {}, body }) => {
  const init = { method, headers, redirect: 'manual' as const }
  const reply = await fetch(url + target, body === undefined ? init : { ...init, body: body as BodyInit })
  const text = await reply.text()
  if (text.includes('stoplight.io/prism')) violations.push(`${method} ${target}: ${text}`)
  return { status: reply.status, headers: Object.fromEntries(reply.headers), body: text }
}

const began = performance.now()
const found: string[] = []
let count = 0
const skipped = new Map<string, number>()
for (const { contract, each } of allCases()) {
  const reason = cannotPass(each)
  if (reason !== undefined) {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
    continue
  }
  await using mock = await createCxoneMock({ seed: 'test', clock: caseInstant, ...optionsOf(each) })
  current = cxoneRouter(mock)
  const { findings } = await checkCase(subjectOf(mock, send), contract, each)
  count += 1
  const said = [...violations.splice(0), ...findings]
  if (said.length > 0) found.push(`${contract.operationId} ${each.name}:\n  ${said.join('\n  ')}`)
}

// What finds nothing may be looking at nothing: a wrong answer has to be seen.
current = (_, response) => void response.json({ entities: 'none' })
await send({ method: 'GET', target: '/api/v2/conversations', headers: { authorization: 'Bearer x' } })
if (violations.length === 0) found.push('Prism let a wrong answer pass')

child.kill()
server.close()
server.closeAllConnections()
const seconds = ((performance.now() - began) / 1000).toFixed(1)
for (const [reason, times] of skipped) process.stdout.write(`${times} cases left out: ${reason}\n`)
for (const each of found) process.stdout.write(`${each}\n`)
process.stdout.write(`${count} cases behind Prism in ${seconds} s, ${found.length} with findings\n`)
process.exitCode = found.length === 0 ? 0 : 1
