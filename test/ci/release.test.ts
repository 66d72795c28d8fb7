import { validateAction, validateWorkflow } from '@action-validator/core'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { version } from '../../mock-server/control/version.js'

/** Runs ci/release.sh. Returns its exit code, what it printed, and the notes that it wrote. */
async function release(tag: string) {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-release-'))
  const notes = join(folder, 'NOTES.md')
  const [code, printed] = await new Promise<[number | null, string]>((resolve) => {
    const child = execFile('bash', ['ci/release.sh', tag, notes], (_, stdout, stderr) =>
      resolve([child.exitCode, stdout + stderr]),
    )
  })
  const written = await readFile(notes, 'utf8').catch(() => '')
  await rm(folder, { recursive: true })
  return { code, printed, written }
}

test('a tag of another version is not released', async () => {
  expect(await release('v9.9.9')).toEqual({
    code: 1,
    printed: `The tag v9.9.9 is not the version ${version} of package.json.\n`,
    written: '',
  })
})

test('the notes of a release are its section of the changelog', async () => {
  const { code, printed, written } = await release(`v${version}`)
  expect([code, printed]).toEqual([0, ''])
  expect((await readFile('CHANGELOG.md', 'utf8')).split(/^## .*\n/m)[1]).toBe(written)
  expect(written).toContain('\n- ')
})

test('the action and the release workflow are valid by the schemas of GitHub', async () => {
  expect(validateAction(await readFile('action.yml', 'utf8')).errors).toEqual([])
  const workflow = await readFile('.github/workflows/release.yml', 'utf8')
  expect(validateWorkflow(workflow).errors).toEqual([])
  expect(validateWorkflow(workflow.replaceAll('runs-on:', 'run-on:')).errors).not.toEqual([])
})
