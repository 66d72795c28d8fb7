import { Command } from 'commander'
import { afterEach, expect, test, vi } from 'vitest'
import { startOptions } from '../../cli/flags/mock.js'
import { parseStart } from '../../cli/flags/parse-start.js'

/** What commander makes of the same arguments; `undefined` when it prints an error or help instead. */
function byCommander(args: readonly string[]): unknown {
  const program = new Command('cxone-mock').enablePositionalOptions().version('0').exitOverride()
  const quiet = { writeOut: () => undefined, writeErr: () => undefined }
  let flags: unknown
  startOptions(program.command('start', { isDefault: true }).configureOutput(quiet)).action(
    (parsed: unknown) => {
      flags = parsed
    },
  )
  try {
    program.configureOutput(quiet).parse(args, { from: 'user' })
  } catch {
    return undefined
  }
  return flags
}

afterEach(() => vi.unstubAllEnvs())

test.each([
  [[]],
  [['start']],
  [['--port', '0']],
  [['start', '-p', '0', '--port=1']],
  [['-p0', '--no-admin', '--seed', '']],
  [['--port', '0', '--admin-port', '0']],
  [['start', '--assume', 'a=b', '--assume', 'c=d,e=f', '--allowed-hosts', 'a.example,b.example']],
  [['--evidence', 'forum', '--log', 'json', '--settle', 'start=2s', '--issuer', 'https://x.example']],
  [['--host', '::1', '--clock', '2026-01-15T10:00:00Z', '--scenario', 'a.json', '--admin-token', 't']],
] as const)('the start reads %j as commander does', (args) => {
  const read = parseStart(args, process.env)
  expect(read).toEqual(byCommander(args))
  expect(read).toMatchObject({ port: expect.any(String), log: expect.any(String) })
})

test('the start reads the environment as commander does, and a flag comes before it', () => {
  vi.stubEnv('CXONE_MOCK_PORT', '7')
  vi.stubEnv('CXONE_MOCK_ASSUME', 'a=b,c=d')
  vi.stubEnv('CXONE_MOCK_LOG', 'none')
  for (const args of [[], ['--port', '8', '--assume', 'x=y']]) {
    expect(parseStart(args, process.env)).toEqual(byCommander(args))
  }
  expect(parseStart([], process.env)).toMatchObject({ port: '7', assume: ['a=b', 'c=d'], log: 'none' })
})

test('an empty variable is one that is not set', () => {
  expect(parseStart([], { CXONE_MOCK_PORT: '', CXONE_MOCK_SEED: '' })).toEqual({
    port: '4080',
    host: '127.0.0.1',
    assume: [],
    admin: true,
    log: 'text',
  })
})

test.each([
  [['--help']],
  [['-h']],
  [['--version']],
  [['start', 'more']],
  [['--no-such-flag']],
  [['--port']],
  [['--no-admin=1']],
  [['--evidence', 'rumour']],
  [['--log', 'xml']],
] as const)('%j is left to commander, which starts no server', (args) => {
  expect(parseStart(args, process.env)).toBeUndefined()
  expect(byCommander(args)).toBeUndefined()
})

test('a variable with a wrong choice is left to commander', () => {
  vi.stubEnv('CXONE_MOCK_EVIDENCE', 'rumour')
  expect(parseStart([], process.env)).toBeUndefined()
  expect(byCommander([])).toBeUndefined()
})
