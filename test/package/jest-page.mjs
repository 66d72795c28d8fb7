// Writes the code blocks of the page about Jest into projects: node jest-page.mjs PAGE
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'

const page = await readFile(process.argv[2], 'utf8')
const blocks = [...page.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code]) => code)
const [nodeTest, esm, setup, teardown, config, commonJs, node] = blocks
if (blocks.length !== 7) throw new Error(`The page has ${blocks.length} blocks of JavaScript, not 7.`)

const recorder = `class Recorder {
  constructor(env) { this.env = env }
  async start(id) { await this.send('start', id) }
  async stop(id) { await this.send('stop', id) }
  async send(action, recordingId) {
    let sent = await this.post(action, recordingId)
    if (sent.status === 401) { this.token = undefined; sent = await this.post(action, recordingId) }
    if (!sent.ok) throw new Error(action + ' was answered ' + sent.status)
  }
  async post(action, recordingId) {
    const { CXONE_BASE_URL, CXONE_TOKEN_URL, CXONE_CLIENT_ID, CXONE_CLIENT_SECRET } = this.env
    const form = { grant_type: 'client_credentials', client_id: CXONE_CLIENT_ID, client_secret: CXONE_CLIENT_SECRET }
    this.token ??= (await (await fetch(CXONE_TOKEN_URL, { method: 'POST', body: new URLSearchParams(form) })).json()).access_token
    return fetch(CXONE_BASE_URL + '/api/v2/recording/recordingcontrols/' + action, {
      method: 'POST',
      headers: { authorization: 'Bearer ' + this.token, 'content-type': 'application/json' },
      body: JSON.stringify({ recordingId, action }),
    })
  }
}
`
const module = '{ "type": "module" }'
const script = '{ "type": "commonjs" }'
const files = {
  'node-test/package.json': module,
  'node-test/recorder.js': `export ${recorder}`,
  'node-test/recorder.test.js': nodeTest,
  'esm/package.json': module,
  'esm/jest.config.js': 'export default { transform: {} }',
  'esm/recorder.js': `export ${recorder}`,
  'esm/recorder.test.js': esm,
  'commonjs/package.json': script,
  'commonjs/recorder.js': `${recorder}exports.Recorder = Recorder`,
  'commonjs/recorder.test.js': commonJs,
  'commonjs/jest.global-setup.js': setup,
  'commonjs/jest.global-teardown.js': teardown,
  'commonjs/jest.config.js': config,
  'node/package.json': script,
  'node/main.js': node,
}
for (const [file, code] of Object.entries(files)) {
  await mkdir(file.split('/')[0], { recursive: true })
  await writeFile(file, code)
}
