import { build } from 'esbuild'

/** The page, bundled for browsers from the package as it is built, and what the bundle still imports. */
export async function bundledPage(): Promise<{ readonly text: string; readonly imports: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: ['test/package/browser/page.ts'],
    bundle: true,
    write: false,
    metafile: true,
    outfile: 'page.js',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  return { text: outputFiles.map(({ text }) => text).join(''), imports }
}
