// Builds the command as one file that needs no Node: dist-executable/cxone-mock. First: node build.mjs, npm run docs:rules
import { build, transform } from 'esbuild'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { createInterface } from 'node:readline'

const run = promisify(execFile)
const isWindows = process.platform === 'win32'
const isMac = process.platform === 'darwin'
const out = resolve('dist-executable')
const file = join(out, isWindows ? 'cxone-mock.exe' : 'cxone-mock')
const work = await mkdtemp(join(tmpdir(), 'cxone-executable-'))
const assets = {}

/** Puts a file into the executable. */
async function asset(name, contents) {
  const path = join(work, name.replaceAll('/', '+'))
  await writeFile(path, contents)
  assets[name] = path
}

/** A file of `dist` or of a bundle, as a function that the main script calls. */
const wrapped = (code) => `(function (require, module, exports) {${code}\n})`

/** What the command reads from files of the package, or asks from Node, comes from the executable. */
const replaced = {
  'packaged-file.ts': `const { text } = require('#executable')
    export const packagedFile = async (path: string) => text(path)`,
  'library.ts': `import { StoreError } from '../engine.js'
    export function libraryPath() {
      if (require('#executable').has('lmdb.node')) return 'lmdb'
      throw new StoreError('--store with a directory needs a native module that this executable does not contain. Use the npm package or the image.')
    }
    export const commandOf = (program, args) => [process.execPath, '@program', program, ...args]`,
}
const inExecutable = {
  name: 'in-executable',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^#sha256$/ }, () => ({ path: resolve('mock-server/node/sha256.ts') }))
    onResolve({ filter: /^(?:node-forge|ws)$/ }, ({ path }) => ({ path: `./${path}.cjs`, external: true }))
    onLoad({ filter: /[/\\](?:output[/\\]packaged-file|lmdb[/\\]library)\.ts$/ }, ({ path }) => ({
      contents: replaced[path.split(/[/\\]/).at(-1)],
      loader: 'ts',
      resolveDir: join(path, '..'),
    }))
    onLoad({ filter: /[/\\]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
    // lmdb asks this package for its native part. msgpackr does too, and works without.
    onLoad({ filter: /[/\\]node-gyp-build-optional-packages[/\\]index\.js$/ }, () => ({
      contents: `module.exports = () => require('#executable').native('lmdb.node')`,
    }))
    onResolve({ filter: /^msgpackr-extract$/ }, () => ({ path: 'none', namespace: 'none' }))
    onLoad({ filter: /^none$/, namespace: 'none' }, () => ({ contents: 'throw new Error("not needed")' }))
  },
}
/** The folders of the packages that are in the executable. */
const bundled = new Set()
const bundle = async (entry, external) => {
  const { outputFiles, metafile } = await build({
    metafile: true,
    ...entry,
    bundle: true,
    // An uncaught error prints its line, so lines stay short. Names stay too: lmdb compiles code that uses them.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 160,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__here' },
    banner: {
      js: `const __filename = process.execPath, __here = require("node:url").pathToFileURL(__filename).href;`,
    },
    external: ['#dashboard', '#executable', ...external],
    plugins: [inExecutable],
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  })
  for (const path of Object.keys(metafile.inputs)) {
    const [folder] = /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []
    if (folder) bundled.add(folder)
  }
  return wrapped(outputFiles[0].text)
}

await asset('cli.cjs', await bundle({ entryPoints: ['cli/main.ts'] }, ['lmdb']))
await asset('lmdb.cjs', await bundle({ entryPoints: [createRequire(import.meta.url).resolve('lmdb')] }, []))
for (const name of ['start', 'ws', 'node-forge']) {
  const code = await readFile(`dist/${name}.cjs`, 'utf8')
  await asset(`${name}.cjs`, wrapped((await transform(code, { charset: 'ascii' })).code))
}
const dashboard = await transform(await readFile('dist/dashboard.js', 'utf8'), {
  format: 'cjs',
  charset: 'ascii',
})
await asset('dashboard.cjs', wrapped(dashboard.code))
for (const folder of ['docs/rules', 'fixtures/adapters']) {
  if (!existsSync(folder)) throw new Error(`There is no ${folder}. Run npm run docs:rules first.`)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile()) await asset(`${folder}/${entry.name}`, await readFile(`${folder}/${entry.name}`))
  }
}
const native = `node_modules/@lmdb/lmdb-${process.platform}-${process.arch}`
const kind =
  process.report?.getReport().header.glibcVersionRuntime || !existsSync('/etc/alpine-release')
    ? 'glibc'
    : 'musl'
const candidates = [`node.napi.${kind}.node`, 'node.napi.node'].map((name) => join(native, name))
const found = candidates.find((path) => existsSync(path))
if (found) await asset('lmdb.node', await readFile(found))
else process.stderr.write(`There is no ${native}, so the executable has no --store with a directory.\n`)

await mkdir(out, { recursive: true })
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const hasOwnBuild = major > 25 || (major === 25 && minor >= 5)

/** Makes the executable of the assets so far. */
async function write() {
  const config = join(work, 'sea.json')
  const blob = join(work, 'blob')
  await writeFile(
    config,
    JSON.stringify({
      main: resolve('tools/executable/main.cjs'),
      output: hasOwnBuild ? file : blob,
      disableExperimentalSEAWarning: true,
      assets,
    }),
  )
  await rm(file, { force: true })
  if (hasOwnBuild) {
    await run(process.execPath, ['--build-sea', config])
    return
  }
  await run(process.execPath, ['--experimental-sea-config', config])
  await copyFile(process.execPath, file)
  await chmod(file, 0o755)
  if (isMac) await run('codesign', ['--remove-signature', file])
  const { inject } = await import('postject')
  await inject(file, 'NODE_SEA_BLOB', await readFile(blob), {
    sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
    ...(isMac && { machoSegmentName: 'NODE_SEA' }),
  })
  if (isMac) await run('codesign', ['--sign', '-', file])
}

/** Lets the executable serve, so that V8 compiles what a start uses, and keeps the compiled code. */
async function warmUp() {
  const env = { ...process.env, NODE_OPTIONS: '', CXONE_EXECUTABLE_KEEP: work }
  const child = spawn(file, ['start', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = await once(createInterface(child.stdout), 'line')
  const { url } = JSON.parse(line)
  const token = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('recorder:recorder-secret')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  if (token.status !== 200) throw new Error(`The executable answered ${token.status}`)
  const ended = once(child, 'exit')
  child.kill()
  await ended
  await run(file, ['explain'], { env })
  for (const name of ['start.cjs', 'cli.cjs']) {
    const path = join(work, `${name}.cache`)
    if (existsSync(path)) assets[`${name}.cache`] = path
  }
}

/** The licenses of what the executable contains, beside those that the package has. */
async function writeLicenses() {
  const texts = [await readFile('dist/LICENSES.txt', 'utf8')]
  for (const folder of Array.from(bundled).toSorted((one, other) => one.localeCompare(other))) {
    const name = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each))
    const { license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'))
    const text = name ? await readFile(`${folder}/${name}`, 'utf8') : `License: ${license}`
    texts.push(`${folder.slice('node_modules/'.length)}\n\n${text}`)
  }
  texts.push('Node.js: see https://github.com/nodejs/node/blob/main/LICENSE')
  await writeFile(join(out, 'LICENSES.txt'), texts.join('\n\n'))
}

try {
  await writeLicenses()
  await write()
  await warmUp()
  await write()
  process.stdout.write(`${file}\n`)
} finally {
  await rm(work, { recursive: true, force: true })
}
