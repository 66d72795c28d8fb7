'use strict'
const { readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { Script } = require('node:vm')

/**
 * Runs a CommonJS file with compiled code that an earlier run kept beside it. Whoever can write the compiled code can
 * write the file too, so it is as trustworthy as the file. V8 rejects code of another version of itself. Where nothing
 * can be written, nothing is kept.
 */
exports.run = (filename) => {
  const cacheFile = `${filename}.${process.version}-${process.arch}.cache`
  const cachedData = read(cacheFile)
  const source = `(function (require, module) {${readFileSync(filename, 'latin1')}\n})`
  const script = new Script(source, { filename, cachedData })
  const module = { exports: {} }
  script.runInThisContext()(createRequire(filename), module)
  if (cachedData && !script.cachedDataRejected) return
  const timer = soon(() => {
    process.off('exit', atExit)
    if (module.exports.isServing) keep(cacheFile, script)
  })
  function atExit(code) {
    clearTimeout(timer)
    if (code === 0 && module.exports.isServing) keep(cacheFile, script)
  }
  process.once('exit', atExit)
}

/**
 * Not immediately, because V8 compiles a function when it is first called. Not at the end of a long run, because by then
 * V8 has forgotten the functions that only a start needs.
 */
function soon(work) {
  return setTimeout(() => work(), 2000).unref()
}
exports.soon = soon

function read(file) {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Under another name first: a process that starts meanwhile must not read half of it. */
function keep(file, script) {
  const part = `${file}.${process.pid}`
  try {
    writeFileSync(part, script.createCachedData())
    renameSync(part, file)
  } catch {
    // The folder is read-only, or the disk is full. The next start compiles again.
    rmSync(part, { force: true })
  }
}
