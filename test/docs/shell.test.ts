import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { makeCertificates } from '../../kit/testbed/certificates.js'
import { environment, nextLine, start } from '../cli/run.js'
import { fences, type Fence } from './fences.js'

const root = process.cwd()
const standIns = [
  'npx',
  'cxone-mock',
  'npm',
  'docker',
  'kubectl',
  'my-recorder',
  'curl',
  'pip',
  'pytest',
  'mvn',
  'dotnet',
]

/** The commands that end with another code than 0, because the stand-in for a reader's client or tenant is minimal. */
const mayFind = /cxone-mock (?:check|observe|mutate|matrix|verify|compare|record|exec --coverage)\b/

/** A folder as a reader has it, with a running mock at the address of the pages. */
async function reader() {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-docs-'))
  const commands = join(folder, '.bin')
  await mkdir(commands)
  for (const name of standIns) await symlink(join(root, 'test/docs/stand-in.mjs'), join(commands, name))
  await symlink(join(root, 'examples'), join(folder, 'examples'))
  await writeFile(join(folder, 'acme.json'), await profileOfThePage())
  const { good } = (await makeCertificates()).of
  await writeFile(join(folder, 'server.pem'), good.certificate)
  await writeFile(join(folder, 'server-key.pem'), good.key)
  const tenant = { clients: { recorder: { clientId: 'recorder', clientSecretEnv: 'SECRET' } }, calls: [] }
  await writeFile(join(folder, 'tenant.json'), JSON.stringify(tenant))
  const mock = start(['start', '--port', '0'])
  const log: string[] = []
  mock.child.stderr?.on('data', (chunk: Buffer) => log.push(String(chunk)))
  const { url } = JSON.parse(await nextLine(mock.out)) as { readonly url: string }
  await fetch(`${url}/api/v2/conversations`)
  const recorded = await fetch(`${url}/__admin/requests.har`)
  await writeFile(join(folder, 'trace.har'), await recorded.text())
  await fetch(`${url}/__admin/requests`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
  })
  const statuses = join(folder, '.statuses')
  await writeFile(statuses, '')
  const env = {
    ...environment({}),
    PATH: `${commands}:${process.env['PATH']}`,
    CXONE_BASE_URL: url,
    DOCS_ROOT: root,
    DOCS_STATUSES: statuses,
    SECRET: 'recorder-secret',
  }
  const run = async (code: string) => {
    const script = code
      .replaceAll(/http:\/\/(?:127\.0\.0\.1|localhost):4080/g, url)
      .replaceAll('https://api.example.com', url)
      .replaceAll('https://login.example.com', `${url}/s/default`)
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, err, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    return { exitCode: Number(exitCode), printed: out + err }
  }
  return {
    run,
    log,
    statuses: async () => (await readFile(statuses, 'utf8')).trim().split('\n'),
    async [Symbol.asyncDispose]() {
      await mock[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function profileOfThePage(): Promise<string> {
  const profile = (await fences('json')).find(({ page }) => page === 'docs/tenant-profile.md')
  return profile?.code ?? ''
}

/** The statuses of the curl commands of each page. */
const expected: Readonly<Record<string, readonly number[]>> = {
  'README.md': [200, 401],
  'docs/getting-started.md': [200, 401, 200, 200, 200],
  // Nothing was rejected yet.
  'docs/troubleshooting.md': [404],
  'docs/tests/any-language.md': [201],
  'docs/tests/faults.md': [201],
  'docs/tests/clock.md': [200, 200],
  'docs/stores.md': [200],
  'docs/control-plane.md': [200, 201, 201, 404, 200, 200, 200, 200, 200],
  'docs/apis.md': [200, 200, 200],
}

const byPage = new Map<string, Fence[]>()
for (const fence of await fences('sh')) byPage.set(fence.page, [...(byPage.get(fence.page) ?? []), fence])

test.each([...byPage])('the commands of %s run', async (page, commands) => {
  await using shell = await reader()
  for (const { code, line } of commands) {
    // A command that may find something ends the script of a block: each of its commands is a script.
    const scripts = mayFind.test(code) ? code.trim().split('\n') : [code]
    for (const script of scripts) {
      const { exitCode, printed } = await shell.run(script)
      expect(mayFind.test(script) ? [0, 1, 2] : [0], `${page}:${line} ${script}\n${printed}`).toContain(
        exitCode,
      )
    }
  }
  expect((await shell.statuses()).join(' ')).toBe((expected[page] ?? []).join(' '))
})

test('the explanation of the README is what the mock prints', async () => {
  await using shell = await reader()
  const [, first] = (await fences('sh')).filter(({ page }) => page === 'README.md')
  const shown = (await fences('text')).find(({ page }) => page === 'README.md')?.code ?? ''
  await shell.run(first?.code ?? '')
  const flat = (printed: string) => printed.replaceAll(/\s+/g, ' ').trim()
  await vi.waitFor(() => expect(flat(shell.log.join(''))).toContain(flat(shown)), { timeout: 60_000 })
})
