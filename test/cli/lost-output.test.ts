import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { before, command, environment, nextLine } from './run.js'

const node = process.execPath

const naive = `
  const { CXONE_BASE_URL: base } = process.env
  await fetch(base + '/api/v2/recording/recordingcontrols/start', { method: 'POST' })`
const mutated = ['mutate', '--only', 'accepts-any-token', '--', node, '--input-type=module', '-e', naive]

/** An adapter with an unknown operation. */
const oddAdapter = `
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method } = JSON.parse(line)
    const hello = { protocol: 1, client: { name: 'odd' }, operations: ['startRecord'], capabilities: [] }
    if (method === 'bye') process.exit(0)
    console.log(JSON.stringify(method === 'hello' ? { id, result: hello } : { id, error: { message: 'no' } }))
  })`

/** Every kind of command, and the exit code that it has when somebody reads its output. */
const commands: readonly (readonly [number, readonly string[]])[] = [
  [0, ['--help']],
  [0, ['--version']],
  [0, ['evidence']],
  [0, ['export', 'openapi']],
  [0, ['explain']],
  [0, ['explain', 'CX-TOK-001']],
  [2, ['explain', 'no-such-rule']],
  [2, ['no-such-command']],
  [2, ['start', '--port', 'abc']],
  [2, ['wait', '--url', 'http://127.0.0.1:1', '--timeout', '1ms']],
  [1, ['doctor', '--url', 'http://127.0.0.1:1']],
  [1, ['validate', 'package.json']],
  [7, ['exec', '--', node, '-e', 'process.exit(7)']],
  [
    7,
    [
      'exec',
      '--log',
      'text',
      '--coverage',
      '--',
      node,
      '--input-type=module',
      '-e',
      `${naive}; process.exit(7)`,
    ],
  ],
  [7, ['observe', '--', node, '-e', 'console.log(1); process.exit(7)']],
  [1, mutated],
  [1, ['check', '--doctor', '--', node, '-e', oddAdapter]],
  [2, ['check', '--rule', 'CX-REC-001', '--exec', 'true {operation}']],
]

/** Runs a command of which one output cannot be written, and returns its exit code. */
async function codeOf(
  args: readonly string[],
  lost: 'stdout' | 'stderr',
  how: 'closed' | 'full',
): Promise<unknown> {
  const output = how === 'full' ? openSync('/dev/full', 'w') : 'pipe'
  const stdio = ['ignore', 'ignore', 'ignore'] as ('ignore' | 'pipe' | number)[]
  stdio[lost === 'stdout' ? 1 : 2] = output
  const child = spawn(command, [...before, ...args], { stdio, env: environment({}) })
  child[lost]?.destroy()
  if (typeof output === 'number') closeSync(output)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

test.each(
  commands.flatMap(([code, args]) =>
    (['stdout', 'stderr'] as const).flatMap((lost) =>
      (['closed', 'full'] as const).map(
        (how) => [args.slice(0, 2).join(' '), lost, how, code, args] as const,
      ),
    ),
  ),
)('%s, of which %s is %s, ends with %s all the same', async (_, lost, how, code, args) => {
  expect(await codeOf(args, lost, how)).toBe(code)
})

test('a full disk under an output is reported once on the other', async () => {
  const full = openSync('/dev/full', 'w')
  const child = spawn(command, [...before, 'evidence'], {
    stdio: ['ignore', full, 'pipe'],
    env: environment({}),
  })
  closeSync(full)
  let stderr = ''
  for await (const chunk of child.stderr ?? []) stderr += String(chunk)
  expect(stderr).toBe(
    'cxone-mock: stdout cannot be written and is incomplete: ENOSPC: no space left on device, write\n',
  )
})

test.each(['closed', 'full'])('a server outlives its log when that is %s', async (how) => {
  const full = openSync('/dev/full', 'w')
  const child = spawn(command, [...before, 'start', '--port', '0'], {
    stdio: ['ignore', 'pipe', how === 'full' ? full : 'pipe'],
    env: environment({}),
  })
  closeSync(full)
  child.stderr?.destroy()
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface(child.stdout ?? new PassThrough())[Symbol.asyncIterator]()
  const { url } = JSON.parse(await nextLine(lines)) as { url: string }
  for (let request = 0; request < 3; request += 1)
    expect((await fetch(`${url}/api/v2/tokens/me`)).status).toBe(401)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})
