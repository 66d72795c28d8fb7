// Compiles the schemas to generated/, then builds dist/: the entries as bundles that share chunks, so that a start loads few files.
import { build } from 'esbuild'
import { readFile, rm, writeFile } from 'node:fs/promises'
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

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: {
    index: 'mock-server/index.ts',
    express: 'mock-server/adapters/express.ts',
    msw: 'mock-server/adapters/msw.ts',
    vitest: 'vitest/index.ts',
    kit: 'kit/index.ts',
    cli: 'cli/main.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  target: 'node20',
  packages: 'external',
  external: ['node:*', '#dashboard'],
  plugins: [versionAlone],
  logLevel: 'warning',
})

// The start of the server: one CommonJS file, so that Node reads one file and its compiled code can be kept.
// Compiled code that was kept cannot import: another file does it, so that V8 has a module to resolve from.
const start = await build({
  entryPoints: { start: 'cli/start.ts' },
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['jose', 'ajv/*', '#dashboard'],
  plugins: [versionAlone],
  legalComments: 'eof',
  write: false,
  logLevel: 'warning',
})
const [{ text }] = start.outputFiles
await writeFile('dist/start.cjs', text.replaceAll(/\bimport\(/g, 'require("./import.cjs")('))
await writeFile('dist/import.cjs', 'module.exports = (specifier) => import(specifier)\n')

// The page: bundled, and kept as text in one module, so that the server looks for no file when it is asked.
const { outputFiles } = await build({
  entryPoints: { app: 'mock-server/dashboard/main.ts', style: 'mock-server/dashboard/styles/app.css' },
  outdir: 'dist/ui',
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
await writeFile('dist/dashboard.js', `export const assets = ${JSON.stringify(assets)}\n`)
