// The main script of the executable. It runs the bundles that are in the executable as assets, with compiled code that
// was kept when the executable was built: so a start compiles as little as one of the package does.
'use strict'
const { getAsset, getRawAsset } = require('node:sea')
const { createRequire, isBuiltin } = require('node:module')
const { Script } = require('node:vm')

const builtin = createRequire(process.execPath)
const modules = new Map()

/** Loads an asset as a CommonJS module. */
function load(name) {
  if (modules.has(name)) return modules.get(name).exports
  const module = { exports: {} }
  modules.set(name, module)
  const cachedData = compiledCode(name)
  const script = new Script(Buffer.from(getRawAsset(name)).toString('latin1'), { filename: name, cachedData })
  script.runInThisContext()(requireIn, module, module.exports)
  if (process.env.CXONE_EXECUTABLE_KEEP) keep(name, script)
  return module.exports
}

function compiledCode(name) {
  try {
    return Buffer.from(getRawAsset(`${name}.cache`))
  } catch {
    return undefined
  }
}

const paths = {
  '#dashboard': 'dashboard.cjs',
  './cli.js': 'cli.cjs',
  './node-forge.cjs': 'node-forge.cjs',
  './ws.cjs': 'ws.cjs',
  lmdb: 'lmdb.cjs',
}

function requireIn(specifier) {
  if (isBuiltin(specifier)) return builtin(specifier)
  if (specifier === './import.cjs') return async (name) => asModule(requireIn(name))
  if (specifier === '#executable') return executable
  if (Object.hasOwn(paths, specifier)) return load(paths[specifier])
  throw new Error(`The executable has no module ${specifier}`)
}

/** As `import` gives a CommonJS module. */
const asModule = (exported) => (exported.__esModule ? exported : { ...exported, default: exported })

const executable = {
  /** @throws {Error} when there is no such file */
  text: (path) => getAsset(path, 'utf8'),
  has(name) {
    try {
      return Boolean(getRawAsset(name))
    } catch {
      return false
    }
  },
  /** Loads a native module: from a folder that only this user can open, because the system loads it from a file. */
  native(name) {
    const { mkdtempSync, rmSync, writeFileSync } = builtin('node:fs')
    const { tmpdir } = builtin('node:os')
    const { join } = builtin('node:path')
    const folder = mkdtempSync(join(tmpdir(), 'cxone-mock-'))
    try {
      const file = join(folder, name)
      writeFileSync(file, Buffer.from(getRawAsset(name)), { mode: 0o700, flag: 'wx' })
      const module = { exports: {} }
      process.dlopen(module, file)
      return module.exports
    } finally {
      try {
        rmSync(folder, { recursive: true, force: true })
      } catch {
        // Windows deletes no file that is loaded.
      }
    }
  },
}

/** When the executable is built: writes the compiled code of what a run has used. */
function keep(name, script) {
  process.once('exit', () => {
    const { writeFileSync } = builtin('node:fs')
    writeFileSync(`${process.env.CXONE_EXECUTABLE_KEEP}/${name}.cache`, script.createCachedData())
  })
}

const [word = 'start', program, ...args] = process.argv.slice(2)
if (word === '@program') {
  // A process of its own for a damaged store: see mock-server/store/lmdb/probe.ts.
  process.argv = [process.execPath, ...args]
  new Script(`(function (require) {${program}\n})`).runInThisContext()(requireIn)
} else if (word === 'start' || word.startsWith('-')) load('start.cjs')
else void load('cli.cjs').main()
