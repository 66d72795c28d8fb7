import { expect, test } from 'vitest'
import { run, runBuilt } from './run.js'

const node = process.execPath
/** Nothing listens there, so a request that uses the proxy fails. */
const dead = 'http://127.0.0.1:9'
const proxies = {
  HTTP_PROXY: dead,
  http_proxy: dead,
  HTTPS_PROXY: dead,
  https_proxy: dead,
  ALL_PROXY: dead,
  all_proxy: dead,
}

const reads = `curl -sS --max-time 10 "$CXONE_BASE_URL/api/v2/tokens/me" -o /dev/null -w '%{http_code}'`

test.each([
  ['exec', [], 0, '401'],
  ['observe', ['--rule', 'CX-RATE-001'], 2, '401'],
] as const)(
  '%s makes the mock reachable past the proxies of the user',
  async (command, flags, code, printed) => {
    const result = await runBuilt([command, ...flags, '--', 'sh', '-c', reads], proxies)
    expect(result.stdout).toContain(printed)
    expect(result.code).toBe(code)
  },
)

test.each(['mutate', 'matrix'])(
  '%s makes the mock reachable past the proxies of the user',
  async (command) => {
    const only = command === 'mutate' ? 'ignores-scopes' : 'success-body'
    const { code, stderr } = await runBuilt(
      [command, '--only', only, '--', 'sh', '-c', `${reads} | grep 401`],
      proxies,
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('curl: ') })
  },
)

test.each([
  [{}, '127.0.0.1', '127.0.0.1'],
  [{ NO_PROXY: 'a.example,.b' }, 'a.example,.b,127.0.0.1', 'a.example,.b,127.0.0.1'],
  [{ no_proxy: 'a.example' }, 'a.example,127.0.0.1', 'a.example,127.0.0.1'],
  [{ NO_PROXY: 'upper', no_proxy: 'lower' }, 'upper,127.0.0.1', 'lower,127.0.0.1'],
  [{ NO_PROXY: '', no_proxy: 'lower 127.0.0.1' }, 'lower 127.0.0.1', 'lower 127.0.0.1'],
  [{ NO_PROXY: '*' }, '*', '*'],
])('exec extends what the user excludes from the proxy: %j', async (given, upper, lower) => {
  const script = 'console.log(JSON.stringify([process.env.NO_PROXY, process.env.no_proxy]))'
  const { stdout } = await runBuilt(['exec', '--', node, '-e', script], given)
  expect(JSON.parse(stdout)).toEqual([upper, lower])
})

const url = 'http://127.0.0.1:1'
const note = `HTTP_PROXY is ${dead} and NO_PROXY does not exclude 127.0.0.1, so programs that use proxies send their requests there. Add 127.0.0.1 to NO_PROXY.`

test('doctor, wait and coverage name a proxy that is in the way', async () => {
  const env = { HTTP_PROXY: dead }
  expect((await run(['doctor', '--url', url], env)).stdout).toContain(`note  ${note}\n`)
  const waited = await run(['wait', '--url', url, '--timeout', '1ms'], env)
  expect(waited.stderr).toContain(`cxone-mock: ${note}\n`)
  expect((await runBuilt(['coverage', '--url', url], env)).stderr).toContain(note)
})

test('the password of a proxy is not printed', async () => {
  const { stdout } = await run(['doctor', '--url', url], {
    http_proxy: 'http://me:secret@proxy.example:3128',
  })
  expect(stdout).toContain('http_proxy is http://***@proxy.example:3128 and NO_PROXY does not exclude')
  expect(stdout).not.toContain('secret')
})

test.each([
  ['127.0.0.1', url],
  ['127.0.0.1:1', url],
  ['other,127.0.0.1', url],
  ['*', url],
  ['.example', 'http://mock.example'],
  ['*.example', 'http://mock.example'],
  ['::1', 'http://[::1]:1'],
])('a proxy is not named where NO_PROXY %s excludes %s', async (excluded, address) => {
  const { stdout } = await run(['doctor', '--url', address], { ...proxies, NO_PROXY: excluded })
  expect(stdout).not.toContain('PROXY is')
  expect(stdout).not.toContain('proxy is')
})

test.each(['exec', 'observe', 'mutate', 'matrix'])(
  '%s ends as shells do when the command cannot be run',
  async (command) => {
    expect(await run([command, '--', 'no-such-command-here'])).toEqual({
      code: 127,
      stdout: '',
      stderr: 'cxone-mock: no-such-command-here cannot be run: command not found (ENOENT)\n',
    })
    expect(await run([command, '--', '/usr'])).toEqual({
      code: 126,
      stdout: '',
      stderr: 'cxone-mock: /usr cannot be run: not executable (EACCES)\n',
    })
  },
)
