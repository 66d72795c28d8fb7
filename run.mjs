// Runs a TypeScript file of this project with Node: node run.mjs tools/write-pages.ts [arguments]
import { runTypeScript } from './run-typescript.mjs'

process.argv.splice(1, 1)
await runTypeScript(process.argv[1])
