#!/usr/bin/env node
'use strict'
const { enableCompileCache } = require('node:module')

// `start` is the default command. Its bundle hands over to the other one for `--help`, `--version` and wrong flags.
const [word = 'start'] = process.argv.slice(2)
const isStart = word === 'start' || word.startsWith('-')

// From Node 22.8 on, Node itself keeps compiled code.
enableCompileCache?.()
if (!isStart) void import('../dist/cli.js').then(({ main }) => main())
else if (enableCompileCache) require('../dist/start.cjs')
else require('./compiled.js').run(require.resolve('../dist/start.cjs'))
