import { transform, build as esbuild } from 'esbuild'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build as vite } from 'vite'
import webpack, { type Stats } from 'webpack'

/** The page for browsers, from the package as it is built, and what it still imports. */
interface BundledPage {
  readonly text: string
  readonly imports: readonly string[]
}

type Bundler = (entry: string, folder: string) => Promise<BundledPage>

const bundlers = {
  esbuild: async (entry) => {
    const { outputFiles, metafile } = await esbuild({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      tsconfigRaw: {},
      logLevel: 'silent',
    })
    const imports = Object.values(metafile.outputs).flatMap((output) =>
      output.imports.map(({ path }) => path),
    )
    return { text: outputFiles.map(({ text }) => text).join(''), imports }
  },
  Vite: async (entry) => {
    const built = await vite({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        target: 'es2022',
        rolldownOptions: { input: entry, output: { codeSplitting: false } },
      },
    })
    const output = 'output' in built ? built.output : []
    const chunks = output.flatMap((each) => (each.type === 'chunk' ? [each] : []))
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds)
    return {
      text: chunks.map(({ code }) => code).join(''),
      // An empty module stands in for each module of Node.
      imports: modules.filter((id) => id.startsWith('__vite-browser-external')),
    }
  },
  webpack: async (entry, folder) => {
    const compiler = webpack({
      mode: 'production',
      target: 'web',
      entry,
      output: { path: folder, filename: 'page.js' },
      performance: false,
      optimization: { minimize: false },
      // It leads the name of the package to its sources.
      resolve: { tsconfig: false },
      plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
    })
    const stats = await new Promise<Stats | undefined>((done, fail) =>
      compiler.run((error, result) => (error ? fail(error) : done(result))),
    )
    if (stats?.hasErrors() !== false) throw new Error(stats?.toString({ all: false, errors: true }))
    // A module that is missing is an error.
    return { text: await readFile(`${folder}/page.js`, 'utf8'), imports: [] }
  },
} satisfies Readonly<Record<string, Bundler>>

export const bundlerNames = Object.keys(bundlers) as readonly (keyof typeof bundlers)[]

/** @throws {Error} when the bundler does not find a module, for example one of Node */
export async function bundledPage(bundler: keyof typeof bundlers): Promise<BundledPage> {
  // Inside the package, so that its own name leads to it.
  const folder = resolve(await mkdtemp('dist/.build-page-'))
  try {
    const page = await readFile('test/package/browser/page.ts', 'utf8')
    const { code } = await transform(page, { loader: 'ts', format: 'esm', target: 'es2022' })
    const entry = `${folder}/entry.mjs`
    await writeFile(entry, code)
    return await bundlers[bundler](entry, folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
