import { build } from 'esbuild'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Bundles a TypeScript file of this project and runs it. Returns its path as JavaScript. */
export async function runTypeScript(entry) {
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
  await import(pathToFileURL(outfile).href)
}
