#!/usr/bin/env node
// What the commands of the pages call, by the name of this file: npx, npm, the test runners of a reader, curl. `npx
// cxone-mock` runs the built command. What would install something, or run for minutes, is checked or shortened.
import { spawnSync, spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { argv, env, execPath, exit } from 'node:process'

const root = env['DOCS_ROOT']
const bin = `${root}/bin/cxone-mock.js`
const args = argv.slice(2)
const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))

const run = (command, words) => exit(spawnSync(command, words, { stdio: 'inherit' }).status ?? 1)

function wrong(message) {
  console.error(`${basename(argv[1])} ${args.join(' ')}: ${message}`)
  exit(9)
}

/** Starts a mock, and ends it as soon as it is ready. */
function start(words) {
  if (words.some((word) => word.startsWith('redis:'))) exit(0) // test/store runs it
  const given = words.filter(
    (word, at) =>
      word !== 'start' && !/^-p$|^--port/.test(words[at - 1] ?? '') && !/^(?:-p|--port)$/.test(word),
  )
  const child = spawn(execPath, [bin, 'start', ...given, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => exit(signal === 'SIGTERM' || code === 0 ? 0 : 1))
}

function cxoneMock(words) {
  const [name = ''] = words
  if (name === '' || name === 'start' || name.startsWith('-')) return start(words)
  const ownCommand = words.slice(0, words.indexOf('--') + 1 || undefined)
  const isStored = ownCommand.some((word) => word.startsWith('redis:'))
  if (isStored) exit(0)
  const isLong = name === 'check' && !words.includes('--list') && !words.includes('--doctor')
  const shortened = isLong ? ['check', '--rule', 'CX-REC-003', ...words.slice(1)] : words
  run(execPath, [bin, ...shortened])
}

const tools = {
  npx() {
    if (args[0] === 'cxone-mock') return cxoneMock(args.slice(1))
    if (args[0] !== 'jest') wrong('no page may run this') // test/package/jest.sh runs it
  },
  'cxone-mock'() {
    cxoneMock(args)
  },
  npm() {
    const [verb, ...words] = args
    if (['ci', 'pack'].includes(verb)) return
    if (['start', 'test'].includes(verb) && manifest.scripts[verb]) return
    if (verb === 'run' && manifest.scripts[words[0]]) return
    const packages = words.filter((word) => !word.startsWith('-'))
    const known = new Set([`./cxone-mock-${manifest.version}.tgz`, ...Object.keys(manifest.peerDependencies)])
    if (verb !== 'install' || packages.some((name) => !known.has(name)))
      wrong('there is no such script or package')
  },
  docker() {
    const file = args[args.indexOf('-f') + 1]
    if (args.includes('-f') && !existsSync(`${root}/${file}`)) wrong('there is no such file')
  },
  pip() {
    if (args.join(' ') !== 'install ./node_modules/cxone-mock/python') wrong('there is no such package')
    if (!existsSync(`${root}/python/pyproject.toml`)) wrong('there is no such file')
  },
  mvn() {
    if (args[0] !== '-f') return testSuite()
    const file = `${root}/${args[1].replace('node_modules/cxone-mock/', '')}/pom.xml`
    if (!existsSync(file) || args[2] !== 'install') wrong('there is no such file')
  },
  kubectl() {
    const file = args[args.indexOf('-f') + 1]
    if (!existsSync(`${root}/${file}`)) wrong('there is no such file')
  },
  'my-recorder'() {
    if (args[0] !== 'startRecording' && args[0] !== 'stopRecording') wrong('no such operation')
  },
  curl() {
    const { status, stdout, stderr } = spawnSync('/usr/bin/curl', [
      ...args,
      '--write-out',
      '%{stderr}%{http_code}\n',
    ])
    appendFileSync(env['DOCS_STATUSES'], `${stderr.toString().trim().split('\n').at(-1)}\n`)
    writeFileSync(1, stdout)
    exit(status ?? 1)
  },
}

/** The tests of a reader: they start a recording, and write the report that they are asked for. */
async function testSuite() {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: env['CXONE_CLIENT_ID'] ?? 'recorder',
    client_secret: env['CXONE_CLIENT_SECRET'] ?? 'recorder-secret',
  })
  const base = env['CXONE_BASE_URL']
  const issued = await fetch(`${base}/oauth/token`, { method: 'POST', body: form })
  const { access_token: token } = await issued.json()
  const sent = await fetch(`${base}/api/v2/recording/recordingcontrols/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"recordingId":"rec-123","action":"start"}',
  })
  const second = await fetch(`${base}/api/v2/recording/recordingcontrols/start`, {
    method: 'POST',
    headers: { authorization: 'Bearer wrong', 'content-type': 'application/json' },
    body: '{"recordingId":"rec-123","action":"start"}',
  })
  const report = args.find((word) => word.startsWith('--junitxml='))?.slice('--junitxml='.length)
  if (report) writeFileSync(report, '<testsuites/>')
  exit(sent.ok && second.status === 401 ? 0 : 1)
}

const tool = tools[basename(argv[1])]
if (!tool || (basename(argv[1]) === 'npm' && args[0] === 'test' && env['CXONE_BASE_URL'])) await testSuite()
else tool()
