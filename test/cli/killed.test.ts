import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { areAlive, broken, pidFolder } from '../kit/drivers/adapters.js'
import { nextLine, start } from './run.js'

const node = process.execPath

/** Hangs with a child of its own that hangs, too, and writes the ids of both to a file. */
const hanging = `
  const own = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
  require('node:fs').writeFileSync(process.argv[1], JSON.stringify([process.pid, own.pid]))
  setInterval(() => {}, 1000)`

const inWords = (file: string) => [node, '-e', hanging, file]

const commands: Readonly<Record<string, (file: string) => readonly string[]>> = {
  check: (file) => ['check', '--rule', 'CX-ERR-001', '--', ...broken('grandchild', file)],
  'check over TLS': (file) => ['check', '--rule', 'CX-SEC-005', '--', ...broken('grandchild', file)],
  'check --exec': (file) => [
    'check',
    '--rule',
    'CX-ERR-001',
    '--exec',
    `'${node}' -e '${hanging.replaceAll("'", '"')}' '${file}'`,
  ],
  observe: (file) => ['observe', '--', ...inWords(file)],
  mutate: (file) => ['mutate', '--', ...inWords(file)],
  exec: (file) => ['exec', '--', ...inWords(file)],
}

test.concurrent.each(
  Object.keys(commands).flatMap((name) =>
    (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const).map((signal) => [name, signal] as const),
  ),
)('%s leaves nothing of the client behind when it is ended by %s', async (name, signal) => {
  await using folder = await pidFolder()
  await using started = start(commands[name]?.(folder.file) ?? [], { TMPDIR: folder.path })
  const pids = await folder.pids()
  expect(await areAlive(pids)).toEqual([true, true])
  started.child.kill(signal)
  await once(started.child, 'exit')
  await vi.waitFor(async () => expect(await areAlive(pids)).toEqual([false, false]), { timeout: 60_000 })
  const left = async () => (await readdir(folder.path)).filter((name) => name.startsWith('cxone-'))
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 60_000 })
})

test('a command that ignores SIGTERM is killed after 5 s with what it started', async () => {
  const script = `
    process.on('SIGTERM', () => undefined)
    const { spawn } = require('node:child_process')
    const own = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => undefined); setInterval(() => undefined, 1000)'])
    console.log(own.pid)
    setInterval(() => undefined, 1000)`
  await using started = start(['exec', '--', node, '-e', script])
  const pid = Number(await nextLine(started.out))
  const began = performance.now()
  started.child.kill('SIGTERM')
  const [code] = (await once(started.child, 'exit')) as [number | null]
  expect(code).toBe(137)
  expect(performance.now() - began).toBeGreaterThan(4500)
  await vi.waitFor(async () => expect(await areAlive([pid])).toEqual([false]), { timeout: 60_000 })
})
