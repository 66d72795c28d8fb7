import { build } from 'esbuild'

/** The page, bundled for browsers from the package as it is built, not from its sources. */
export async function bundledPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/package/browser/page.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('')
}
