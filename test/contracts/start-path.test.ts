import { build } from 'esbuild'
import { expect, test } from 'vitest'

const isCaseFile = (path: string) => /(^|[/.])cases\.ts$/.test(path)

/** The source files that a module loads; those that a command of the CLI loads later do not count. */
async function loadedBy(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'dist',
    format: 'esm',
    platform: 'node',
    packages: 'external',
    external: ['#dashboard'],
    logLevel: 'silent',
  })
  const seen = new Set([entry])
  for (const path of seen) {
    for (const { path: next, kind, external } of metafile.inputs[path]?.imports ?? []) {
      if (external || (kind === 'dynamic-import' && path.startsWith('cli/'))) continue
      seen.add(next)
    }
  }
  return [...seen]
}

test.each([
  'mock-server/index.ts',
  'mock-server/adapters/express.ts',
  'mock-server/adapters/msw.ts',
  'cli/main.ts',
  'cli/commands/start.ts',
  'cli/commands/exec.ts',
])('%s loads the contracts and no case', async (entry) => {
  const loaded = await loadedBy(entry)
  expect(loaded.filter(isCaseFile)).toEqual([])
})

test('the server loads the contract of an operation, and verify loads its cases', async () => {
  const contract = 'contracts/api/recording-controls/startRecording.ts'
  expect(await loadedBy('mock-server/index.ts')).toContain(contract)
  expect(await loadedBy('cli/commands/verify.ts')).toContain(contract.replace('.ts', '.cases.ts'))
})
