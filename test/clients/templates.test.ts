import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { profiles } from '../../contracts/api/profiles.js'
import { run } from '../cli/run.js'
import { works } from './program.js'

const execute = promisify(execFile)

async function folder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'cxone-template-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

/** A template as it is, and how it is compiled and run. */
interface Language {
  readonly language: string
  readonly file: string
  /** Compiles the file and returns the command that runs it. */
  readonly prepare: (file: string) => Promise<readonly string[]> | readonly string[]
  readonly isThere: boolean
}

const languages: readonly Language[] = [
  {
    language: 'typescript',
    file: 'adapter.ts',
    // Node 20 does not run types.
    prepare: async (file) => {
      await build({ entryPoints: [file], outfile: `${file}.mjs`, format: 'esm', logLevel: 'error' })
      return [process.execPath, `${file}.mjs`]
    },
    isThere: true,
  },
  {
    language: 'python',
    file: 'adapter.py',
    prepare: (file) => ['python3', file],
    isThere: works('python3', '--version'),
  },
  {
    language: 'java',
    file: 'Adapter.java',
    prepare: async (file) => {
      const classes = dirname(file)
      await execute('javac', ['-d', classes, file])
      return ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classes, 'Adapter']
    },
    isThere: works('javac', '--version'),
  },
  {
    language: 'go',
    file: 'adapter.go',
    prepare: async (file) => {
      await execute('go', ['build', '-o', `${file}.out`, file])
      return [`${file}.out`]
    },
    isThere: works('go', 'version'),
  },
  {
    language: 'csharp',
    file: 'adapter.cs',
    prepare: async (file) => {
      const libraries = ['System.Net.Http', 'System.Runtime.Serialization', 'System.Xml.Linq', 'System.Xml']
      await execute('mcs', [`-out:${file}.exe`, `-r:${libraries.map((each) => `${each}.dll`).join()}`, file])
      return ['mono', `${file}.exe`]
    },
    isThere: works('mcs', '--version'),
  },
  {
    language: 'shell',
    file: 'adapter.sh',
    prepare: (file) => ['bash', file],
    isThere: works('bash', '--version') && works('curl', '--version') && works('jq', '--version'),
  },
]

test.for(languages.flatMap((each) => profiles.map((profile) => ({ ...each, profile }))))(
  'the template for $language keeps the MUST rules in the profile $profile as it is',
  { timeout: 300_000 },
  async ({ prepare, ...template }, { skip }) => {
    const { language, file, profile, isThere } = template
    skip(!isThere)
    await using made = await folder()
    const path = join(made.path, file)
    const written = await run(['init', 'adapter', '--lang', language, '--profile', profile, path])
    expect(written).toMatchObject({ code: 0 })
    expect(written.stdout).toMatch(
      /^Wrote .*\. Run (npm i -D tsx, then run )?cxone-mock check .*--doctor -- /,
    )
    const command = await prepare(path)
    if (profile === 'recordingcontrols') {
      const doctor = await run(['check', '--doctor', '--', ...command])
      expect(doctor.stdout).not.toContain('BAD')
      expect(doctor.code).toBe(0)
    }
    // The rules with deadlines would measure the machine while so many programs run.
    const exam = await run(['check', '--tier', 'smoke', '--workers', '3', '--', ...command])
    expect(exam.stdout).toMatch(/^\d+ run · \d\d pass · 0 fail · 0 warn · 0 known · \d+ n\/a · 0 untested/m)
    expect(exam.code).toBe(0)
  },
)
