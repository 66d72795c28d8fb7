import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { broken, areAlive, nowhere, opened, outcomeOf, pidFolder, start } from './adapters.js'

test('an adapter says what it can do, and what the kit does not know of it is told and left out', async () => {
  const notes: string[] = []
  await using adapter = await opened(broken('silent'), { note: (text) => void notes.push(text) })
  expect(adapter.name).toBe('silent')
  expect([...adapter.operations]).toEqual(['startRecording', 'stopRecording'])
  expect([...adapter.capabilities]).toEqual(['parallel', 'output', 'files'])
  expect(notes).toEqual([
    'The adapter declares the unknown capability telepathy. Use parallel, abort, tenants, clock, discovery, tls, dispose, output, files.',
  ])
})

test('an error in reply is a failure without a kind', async () => {
  await using adapter = await opened(broken('refuses'))
  expect(await outcomeOf(adapter)).toEqual({ outcome: 'fail', message: 'not today' })
})

test('what an adapter writes to its home and its temporary folder is seen', async () => {
  await using adapter = await opened(broken('writes-files'))
  await outcomeOf(adapter)
  expect((await adapter.files()).toSorted((one, other) => one.path.localeCompare(other.path))).toEqual([
    { path: join('home', '.cache', 'token.json'), text: '{"secret":"canary-0123456789abcdef"}' },
    { path: join('tmp', 'dump.txt'), text: 'canary-0123456789abcdef' },
  ])
})

test('an adapter that is left the home of its user does not have its files looked at', async () => {
  await using adapter = await opened(broken('silent'), { ownHome: true })
  expect(adapter.capabilities.has('files')).toBe(false)
})

test('words with blanks, quotes and signs of a shell reach the adapter as they are', async () => {
  await using adapter = await opened(broken('words', 'a b', '"c"', '$HOME; echo', ''))
  expect(await outcomeOf(adapter)).toEqual({ outcome: 'fail', message: 'a b|"c"|$HOME; echo|' })
})

test('what is printed on stdout is kept as output, and told once', async () => {
  const notes: string[] = []
  await using adapter = await opened(broken('noisy'), { note: (text) => void notes.push(text) })
  await outcomeOf(adapter)
  await outcomeOf(adapter)
  expect(adapter.output()).toBe('log: asked for configure\nlog: asked for startRecording\n')
  expect(notes.filter((text) => text.includes('stdout'))).toEqual([
    'The adapter prints lines on stdout that are not frames, which count as output. Use the pipe in CXONE_PROTOCOL_FD for frames.',
  ])
})

test('an adapter may answer on a pipe of its own, and print on stdout what it likes', async () => {
  await using adapter = await opened(broken('clean-pipe'))
  expect(await outcomeOf(adapter)).toEqual({ outcome: 'fail' })
  expect(adapter.output()).toContain('{"level":"info"}\n')
})

test('a crash is told with the code and the last words', async () => {
  await using adapter = await opened(broken('crash'))
  await expect(outcomeOf(adapter)).rejects.toThrow(
    /^The adapter exited with code 3 during startRecording\. Last output:\n {4}Traceback: .*$/,
  )
  await expect(adapter.configure(nowhere)).rejects.toThrow('The adapter exited with code 3')
})

test('an adapter that a signal ended has no code', async () => {
  await using adapter = await opened(broken('crash-by-signal'))
  await expect(outcomeOf(adapter)).rejects.toThrow('The adapter was ended by SIGKILL during startRecording.')
})

test('an operation that misses its deadline by 2 s hangs', async () => {
  await using adapter = await opened(broken('hang'))
  const began = performance.now()
  await expect(outcomeOf(adapter)).rejects.toMatchObject({
    name: 'ClientHung',
    message: 'startRecording did not end within 2300 ms.',
  })
  expect(performance.now() - began).toBeGreaterThan(2290)
})

test.each([
  ['bad-outcome', 'the result of startRecording, outcome must be one of ok, fail, unknown, not "perhaps"'],
  ['bad-kind', 'the result of startRecording, kind must be one of unauthorized, forbidden,'],
])('%s breaks the protocol, and the error names the member', async (way, message) => {
  await using adapter = await opened(broken(way))
  await expect(outcomeOf(adapter)).rejects.toThrow(`The adapter broke the protocol. In ${message}`)
})

const old = `console.log('{"id":1,"result":{"protocol":9,"client":{"name":"a"},"operations":[]}}'); setInterval(() => {}, 1000)`
/** What Node 20 says of a file with types: the error, and under it a stack that is longer than what is kept. */
const untyped = `console.error('TypeError [ERR_UNKNOWN_FILE_EXTENSION]: Unknown file extension ".ts" for /a/adapter.ts\\n    at first (node:internal)\\n' + '    at more (node:internal)\\n'.repeat(9) + '  code: 1'); process.exit(1)`
/** What Python says of a script that is not there. */
const unopened = `console.error("python3: can't open file '/no/such/adapter.py': [Errno 2] No such file or directory"); process.exit(2)`
const home = 'The adapter ran with an empty HOME.'
const dies =
  'console.error(\'Traceback:\\n  File "adapter.py", line 3\\nModuleNotFoundError: acme\'); process.exit(1)'

test.each([
  [
    broken('bad-hello'),
    'The adapter broke the protocol. In the result of hello, the field "client" is missing.',
    false,
  ],
  [
    [process.execPath, '-e', old],
    'The adapter broke the protocol. In the result of hello, protocol must be 1, not 9.',
    false,
  ],
  [
    broken('no-hello'),
    'The adapter did not reply to hello within 500 ms. Check that it flushes its output after each line and reads stdin line by line.',
    false,
  ],
  [
    ['no-such-adapter-here'],
    'The adapter no-such-adapter-here cannot be run: command not found (ENOENT).',
    false,
  ],
  [[process.execPath, '-e', 'process.exit(4)'], 'The adapter exited with code 4 during hello.', true],
  [
    [process.execPath, '-e', dies],
    'during hello. Last output:\n    Traceback:\n      File "adapter.py", line 3\n    ModuleNotFoundError: acme\nThe adapter ran',
    true,
  ],
  [
    [process.execPath, '-e', untyped],
    'Last output:\n    TypeError [ERR_UNKNOWN_FILE_EXTENSION]: Unknown file extension ".ts" for /a/adapter.ts\n        at first (node:internal)\n      code: 1\nThis Node cannot run TypeScript. Run npm i -D tsx',
    false,
  ],
  [
    [process.execPath, '-e', unopened],
    "python3: can't open file '/no/such/adapter.py': [Errno 2] No such file or directory",
    false,
  ],
])(
  'what cannot be started says why, and of HOME only where it can be the reason',
  async (command, message, isHome) => {
    const startMs = message.includes('500 ms') ? 500 : 20_000
    const failure = await opened(command, { startMs }).then(
      () => 'opened',
      (error: Error) => error.message,
    )
    expect(failure).toContain(message)
    expect(failure.includes(home)).toBe(isHome)
  },
)

test('a refused configuration is no crash', async () => {
  await using adapter = await opened(broken('refuses-config'))
  await expect(adapter.configure(nowhere)).rejects.toMatchObject({
    name: 'ConfigurationRefused',
    message: 'The client rejected the configuration: no such host',
  })
})

test('an adapter has a home, a place for temporary files and a proxy of its own, and they go with it', async () => {
  const adapter = await opened(broken('environment'))
  const { message = '' } = await outcomeOf(adapter)
  const { HOME = '', TMPDIR = '', ...env } = JSON.parse(message) as Record<string, string>
  expect(Object.keys(env).filter((name) => name.startsWith('CXONE_'))).toEqual(['CXONE_PROTOCOL_FD'])
  expect(env['NO_PROXY']).toBe('127.0.0.1,localhost,::1')
  expect([existsSync(HOME), existsSync(TMPDIR), HOME === process.env['HOME']]).toEqual([true, true, false])
  await adapter.close()
  expect([existsSync(HOME), existsSync(TMPDIR)]).toEqual([false, false])
})

test('the proxy of an adapter lets nothing through, and what asked it is a stray until the next configure', async () => {
  await using adapter = await opened(broken('environment'))
  const { message = '' } = await outcomeOf(adapter)
  const { HTTPS_PROXY = '' } = JSON.parse(message) as Record<string, string>
  const { hostname, port } = new URL(HTTPS_PROXY)
  const tunnel = request({ host: hostname, port, method: 'CONNECT', path: 'api.nicecxone.example:443' }).end()
  const [reply] = (await once(tunnel, 'connect')) as [{ statusCode: number }]
  expect(reply.statusCode).toBe(502)
  expect(adapter.strays()).toMatchObject([{ method: 'CONNECT', target: 'api.nicecxone.example:443' }])
  await adapter.configure(nowhere)
  expect(adapter.strays()).toEqual([])
})

test('one at a time is asked of an adapter that does not declare parallel', async () => {
  const script = `
    let busy = 0
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, method } = JSON.parse(line)
      const send = (result) => console.log(JSON.stringify({ id, result }))
      if (method === 'hello') return send({ protocol: 1, client: { name: 'one' }, operations: ['startRecording'] })
      if (method !== 'startRecording') return send({})
      const together = (busy += 1)
      setTimeout(() => { busy -= 1; send({ outcome: 'fail', message: String(together) }) }, 30)
    })`
  await using adapter = await opened([process.execPath, '-e', script])
  await adapter.configure(nowhere)
  const running = [1, 2, 3].map(() => adapter.begin(start).outcome)
  expect((await Promise.all(running)).map(({ message }) => message)).toEqual(['1', '1', '1'])
})

test('closing ends what the adapter started, too', async () => {
  await using folder = await pidFolder()
  const adapter = await opened(broken('grandchild', folder.file))
  await expect(outcomeOf(adapter)).rejects.toThrow('did not end')
  const pids = await folder.pids()
  expect(await areAlive(pids)).toEqual([true, true])
  await adapter.close()
  await vi.waitFor(async () => expect(await areAlive(pids)).toEqual([false, false]), { timeout: 60_000 })
})

test('a command that sends its input back is named, without waiting for the deadline of hello', async () => {
  await expect(opened(['cat'], { startMs: 600_000 })).rejects.toThrow(
    'The adapter sent the request hello back instead of a reply. Last output:\n    {"id":1,"method":"hello",',
  )
})

test('a byte order mark before the first line of an adapter is skipped', async () => {
  const [file = '', ...args] = broken('silent')
  await using adapter = await opened(['sh', '-c', `printf '\\357\\273\\277'; exec "$0" "$@"`, file, ...args])
  expect(adapter.name).toBe('silent')
})
