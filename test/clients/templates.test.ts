import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { run } from '../cli/run.js'
import { works } from './program.js'

async function folder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'cxone-template-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

/** How a template is run, unchanged, where its tools are. */
const languages = [
  { language: 'typescript', file: 'adapter.ts', run: runTypeScript, there: true },
  {
    language: 'python',
    file: 'adapter.py',
    run: (file: string) => ['python3', file],
    there: works('python3', '--version'),
  },
  {
    language: 'java',
    file: 'Adapter.java',
    run: (file: string) => ['java', file],
    there: works('java', '--version'),
  },
  {
    language: 'shell',
    file: 'adapter.sh',
    run: (file: string) => ['bash', file],
    there: works('bash', '--version') && works('curl', '--version') && works('jq', '--version'),
  },
]

/** Node 20 takes no types: they are taken off first. */
async function runTypeScript(file: string): Promise<string[]> {
  const outfile = `${file}.mjs`
  await build({ entryPoints: [file], outfile, format: 'esm', logLevel: 'error' })
  return [process.execPath, outfile]
}

/** What a client can keep that does no more than start and stop. */
const kept = 'CX-AUTH-008,CX-REQ-001,CX-ERR-001'
/** The same where a token is that of a user. */
const keptAsUser = 'CX-AUTH-008,CX-AUTH-020,CX-TOK-001'

test.for(languages)(
  'the template for $language works as it is',
  async ({ language, file, run: words, there }, { skip }) => {
    skip(!there)
    await using made = await folder()
    const path = join(made.path, file)
    const { code, stdout } = await run(['init', 'adapter', '--lang', language, path])
    expect({ code, stdout }).toMatchObject({ code: 0 })
    expect(stdout).toMatch(/^Wrote .*\. Run (npm i -D tsx, then run )?cxone-mock check --doctor -- /)
    const command = await words(path)
    const doctor = await run(['check', '--doctor', '--', ...command])
    expect(doctor.stdout).not.toContain('BAD')
    expect(doctor.code).toBe(0)
    const exam = await run(['check', '--workers', '1', '--rule', kept, '--', ...command])
    expect(exam.stdout).toMatch(/^3 run · 3 pass /m)
  },
)

test.for(
  languages
    .slice(0, 2)
    .flatMap((each) => (['record-on-demand', 'agent'] as const).map((profile) => ({ ...each, profile }))),
)(
  'the template for $language works in the profile $profile as it is',
  async ({ language, file, run: words, profile, there }, { skip }) => {
    skip(!there)
    await using made = await folder()
    const path = join(made.path, file)
    const written = await run(['init', 'adapter', '--lang', language, '--profile', profile, path])
    expect(written).toMatchObject({ code: 0 })
    const command = await words(path)
    const doctor = await run(['check', '--doctor', '--', ...command])
    expect(doctor.stdout).not.toContain('BAD')
    expect(doctor.code).toBe(0)
    const exam = await run([
      'check',
      '--workers',
      '1',
      '--profile',
      profile,
      '--rule',
      keptAsUser,
      '--',
      ...command,
    ])
    expect(exam.stdout).toMatch(/^3 run · 3 pass /m)
  },
)
