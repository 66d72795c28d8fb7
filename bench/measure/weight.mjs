// The packages and bytes that `npm install` of the packed package adds to an empty folder. Needs the npm registry.
import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spread } from '../rounds.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))

function npm(args, cwd) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`)
}

/** The total size of all files in a folder and its subfolders. */
function bytesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => lstatSync(join(folder, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0)
}

export function weight() {
  const folder = mkdtempSync(join(tmpdir(), 'cxone-mock-weight-'))
  try {
    npm(['pack', '--pack-destination', folder], root)
    const [tarball] = readdirSync(folder)
    const project = join(folder, 'project')
    mkdirSync(project)
    writeFileSync(join(project, 'package.json'), '{ "private": true }\n')
    npm(['install', '--no-audit', '--no-fund', join(folder, tarball)], project)
    const modules = join(project, 'node_modules')
    const lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'))
    const packages = Object.keys(lock.packages).length
    const megabytes = bytesIn(modules) / 1e6
    return {
      title: 'npm install',
      samples: { 'cxone-mock': [{ packages, megabytes }] },
      comparisons: [
        { name: 'packages', goal: { atMost: 25 }, value: spread([packages]), unit: 'packages' },
        { name: 'size', goal: { atMost: 10 }, value: spread([megabytes]), unit: 'MB' },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
