// Builds dist/: the entries as bundles that share chunks, so that a start loads few files.
import { build } from 'esbuild'
import { rm } from 'node:fs/promises'

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: {
    index: 'mock-server/index.ts',
    express: 'mock-server/adapters/express.ts',
    msw: 'mock-server/adapters/msw.ts',
    cli: 'mock-server/cli/main.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  target: 'node20',
  packages: 'external',
  external: ['node:*'],
  banner: {},
  logLevel: 'warning',
})
