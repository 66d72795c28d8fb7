#!/usr/bin/env node
'use strict'
const { existsSync } = require('node:fs')
const { enableCompileCache, flushCompileCache } = require('node:module')

// `start` is the default command. Its bundle hands over to the other one for `--help`, `--version` and wrong flags.
const [word = 'start'] = process.argv.slice(2)
const isStart = word === 'start' || word.startsWith('-')
const dist = `${__dirname}/../dist`

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`cxone-mock needs Node 20.19 or newer. This is Node ${process.versions.node}.`)
} else if (!existsSync(`${dist}/${isStart ? 'start.cjs' : 'cli.js'}`)) {
  fail('cxone-mock is not built. Run npm run build.')
} else {
  // From Node 22.8 on, Node itself keeps compiled code.
  if (enableCompileCache) enableCompileCache()
  if (flushCompileCache) require('./compiled.js').soon(flushCompileCache)
  if (!isStart) void import('../dist/cli.js').then(({ main }) => main())
  else if (enableCompileCache) require('../dist/start.cjs')
  else require('./compiled.js').run(require.resolve('../dist/start.cjs'))
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 2
}
