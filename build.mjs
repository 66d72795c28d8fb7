// Compiles the schemas to generated/, then builds dist/: the entries as bundles that share chunks, so that a start loads few files.
import { build } from 'esbuild'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { runTypeScript } from './run-typescript.mjs'

await runTypeScript('tools/compile-validators.ts')

/** Of package.json only the version is needed, so only that gets into a bundle. */
const versionAlone = {
  name: 'version-alone',
  setup({ onLoad }) {
    onLoad({ filter: /\/package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}

/** These are CommonJS and require parts of Node, so each is a file of its own beside the ES modules. */
const packagesApart = ['node-forge', 'ws']
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^(?:node-forge|ws)$/ }, ({ path }) => ({ path: `./${path}.cjs`, external: true }))
  },
}

/**
 * Packages that are installed. All others are in the bundles, each in a file that is loaded only by what needs it: a
 * plain `npm install cxone-mock` stays small, and every rule of the kit can be tested with it.
 */
const { dependencies, peerDependencies } = JSON.parse(await readFile('package.json', 'utf8'))
const external = Object.keys({ ...dependencies, ...peerDependencies }).flatMap((name) => [name, `${name}/*`])

/** Replaces modules, by the names of their files. */
const replacing = (contentsOf) => ({
  name: 'replacing',
  setup({ onLoad }) {
    for (const [file, contents] of Object.entries(contentsOf)) {
      onLoad({ filter: new RegExp(`/${file}$`) }, ({ path }) => ({
        contents,
        loader: 'ts',
        resolveDir: dirname(path),
      }))
    }
  },
})

const withoutStore = {
  'open-store.ts': `import { ControlError } from '../control/error.js'
    export function openStore() {
      throw new ControlError(400, 'A browser has no store. Leave out store.')
    }`,
}

/** What a browser does without: the server, stores, and flawed mocks, which `mutate` asks for by the environment. */
const withoutServer = {
  ...withoutStore,
  'node-http.ts': `import { ControlError } from '../control/error.js'
    export function listen() {
      throw new ControlError(400, 'A browser cannot listen on a port. Leave out port, and use mock.fetch or cxone-mock/msw. In Jest with jsdom, set customExportConditions to ["node"].')
    }`,
  'override.ts': `export const readOverride = async () => undefined
    export const changesOf = () => undefined
    export const withOverride = (options) => options`,
  'overridden-kernel.ts': `import { Kernel } from '../kernel/kernel.js'
    export const kernelFor = async (main, options) => new Kernel(main, options)`,
}

/** The build takes place here, so that `dist` is complete at any time: another terminal may run from it. */
await mkdir('dist', { recursive: true })
const out = await mkdtemp('dist/.build-')
process.once('exit', () => rmSync(out, { recursive: true, force: true }))

/** On Node the entries hash with its own code, and in a browser with JavaScript: package.json chooses the file. */
const digestApart = {
  name: 'digest-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^#sha256$/ }, () => ({ path: '#digest', external: true }))
  },
}
const digests = await build({
  entryPoints: { digest: 'mock-server/world/sha256.ts', 'digest-node': 'mock-server/node/sha256.ts' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'neutral',
  target: 'node20',
  external: ['node:*'],
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
})

const modules = await build({
  entryPoints: {
    index: 'mock-server/index.ts',
    express: 'mock-server/adapters/express.ts',
    msw: 'mock-server/adapters/msw.ts',
    vitest: 'vitest/index.ts',
    kit: 'kit/index.ts',
    cli: 'cli/main.ts',
  },
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['node:*', '#dashboard', ...external],
  plugins: [digestApart, versionAlone, apart],
  // Names stay, so that stack traces can be read. An uncaught error prints its line, so lines stay short.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
const browser = await build({
  entryPoints: { browser: 'mock-server/index.ts' },
  outdir: out,
  chunkNames: 'browser-[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  minify: true,
  target: 'es2022',
  external,
  plugins: [versionAlone, replacing(withoutServer)],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
const commonJs = await build({
  entryPoints: Object.fromEntries(packagesApart.map((name) => [name, name])),
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  minify: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})

// The start of the server: one CommonJS file, so that Node reads one file and its compiled code can be kept.
// Compiled code that was kept cannot import: another file does it, so that V8 has a module to resolve from.
const start = await build({
  entryPoints: { start: 'cli/start.ts' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['#dashboard', ...external],
  // With --store the other bundle starts the server.
  plugins: [versionAlone, replacing(withoutStore), apart],
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
})
const [{ text }] = start.outputFiles
await writeFile(`${out}/start.cjs`, text.replaceAll(/\bimport\(/g, 'require("./import.cjs")('))
await writeFile(`${out}/import.cjs`, 'module.exports = (specifier) => import(specifier)\n')

const inputs = [digests, modules, browser, commonJs, start].flatMap(({ metafile }) =>
  Object.keys(metafile.inputs),
)
const bundled = new Set(inputs.flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))
const licenses = [...bundled].toSorted().map(async (folder) => {
  const name = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file))
  return `${folder.slice('node_modules/'.length)}\n\n${await readFile(`${folder}/${name}`, 'utf8')}`
})
await writeFile(`${out}/LICENSES.txt`, (await Promise.all(licenses)).join('\n\n'))

// The page: bundled, and kept as text in one module, so that the server looks for no file when it is asked.
const { outputFiles } = await build({
  entryPoints: { app: 'mock-server/dashboard/main.ts', style: 'mock-server/dashboard/styles/app.css' },
  outdir: `${out}/ui`,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome123', 'firefox120', 'safari17.5'],
  write: false,
  logLevel: 'warning',
})
const bundle = (end) => outputFiles.find(({ path }) => path.endsWith(end)).text
const source = (name) => readFile(`mock-server/dashboard/${name}`, 'utf8')
const assets = {
  'index.html': { type: 'text/html; charset=utf-8', body: await source('index.html') },
  'app.js': { type: 'text/javascript; charset=utf-8', body: bundle('app.js') },
  'app.css': { type: 'text/css; charset=utf-8', body: bundle('style.css') },
  'icon.svg': { type: 'image/svg+xml; charset=utf-8', body: await source('icon.svg') },
}
await writeFile(`${out}/dashboard.js`, `export const assets = ${JSON.stringify(assets)}\n`)

// Each file replaces the old one in one step, chunks before the entries that load them. What a running process may still
// load, the chunks of the previous build, stays until the next build, or until a build with --clean.
const isEntry = (name) => /^(?:index|browser|express|msw|vitest|kit|cli|start)\.c?js$/.test(name)
const made = (await readdir(out)).toSorted((one, other) => isEntry(one) - isEntry(other))
const old = (await readdir('dist')).filter((name) => name !== 'types' && !name.startsWith('.build-'))
const previous = await stat('dist/cli.js').catch(() => undefined)
const isClean = process.argv.includes('--clean')
const now = new Date()
// Code that V8 compiled from the old file.
for (const name of old) if (name.endsWith('.cache')) await rm(`dist/${name}`, { force: true })
for (const name of made) {
  await utimes(`${out}/${name}`, now, now)
  await rename(`${out}/${name}`, `dist/${name}`)
}
for (const name of old) {
  if (made.includes(name)) continue
  const { mtimeMs } = (await stat(`dist/${name}`).catch(() => undefined)) ?? { mtimeMs: 0 }
  if (isClean || !previous || mtimeMs < previous.mtimeMs)
    await rm(`dist/${name}`, { recursive: true, force: true })
}
