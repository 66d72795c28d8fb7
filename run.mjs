// Runs a TypeScript file of this project with Node: node run.mjs tools/write-pages.ts [arguments]
import { build } from 'esbuild'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , entry, ...rest] = process.argv
// Below node_modules, so that it finds its packages and is never packed.
const outfile = `node_modules/.cache/cxone-mock/${basename(entry, '.ts')}.mjs`
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  external: ['#dashboard'],
  sourcemap: 'inline',
  logLevel: 'warning',
})
process.argv = [process.argv[0], outfile, ...rest]
await import(pathToFileURL(outfile).href)
