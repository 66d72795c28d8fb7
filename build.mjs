// Compiles the schemas to generated/, then builds dist/: the entries as bundles that share chunks, so that a start loads few files.
import { build } from 'esbuild'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { runTypeScript } from './run-typescript.mjs'

await runTypeScript('tools/compile-validators.ts')

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
  banner: {},
  logLevel: 'warning',
})

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
