import { Ajv, _ } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { mkdir, readFile, rm, readdir, writeFile } from 'node:fs/promises'
import { formats } from '../mock-server/validation/formats.js'
import { modules } from './validator-modules.js'
import { closedByNames, withDefinitions } from './schema-definitions.js'

/**
 * Compiles every schema to a function and writes the modules of generated/, so that nothing compiles a schema at run
 * time. A module is one file: it shares the code of the subschemas that its schemas have in common.
 */
const folder = 'generated'

await mkdir(folder, { recursive: true })
const stale = (await readdir(folder)).filter((file) => !Object.hasOwn(modules, file.replace(/\.ts$/, '')))
await Promise.all([
  ...stale.map((file) => rm(`${folder}/${file}`)),
  ...Object.entries(modules).map(async ([name, { schemas, options }]) => {
    const contents = `// @ts-nocheck\n${await minified(compiled(schemas, options ?? {}))}`
    const file = `${folder}/${name}.ts`
    // A file that did not change keeps its time, so that nothing watching it starts again.
    if ((await readFile(file, 'utf8').catch(() => '')) !== contents) await writeFile(file, contents)
  }),
])

interface Options {
  readonly allErrors?: boolean
  /** The words of Ajv are part of a response. Otherwise validation/describe-error.ts finds the words. */
  readonly messages?: boolean
}

function compiled(schemas: Readonly<Record<string, object>>, options: Options): string {
  const ajv = new Ajv({
    messages: false,
    ...options,
    // What it does not know it would leave unchecked.
    strict: false,
    strictSchema: true,
    inlineRefs: false,
    code: { source: true, esm: true, formats: _`formats` },
  })
  for (const [name, isValid] of Object.entries(formats)) ajv.addFormat(name, isValid)
  const document = withDefinitions(options.messages ? schemas : closedByNames(schemas))
  ajv.addSchema(document, 'module')
  const names = Object.keys(schemas).map((name) => [name, `module#/$defs/${name}`] as const)
  return standalone.default(ajv, Object.fromEntries(names))
}

/** Small code that imports the formats and nothing else: the few functions of Ajv that it calls are bundled in. */
async function minified(code: string): Promise<string> {
  const imports = code.includes('formats[')
    ? `import { formats } from '../mock-server/validation/formats.js'`
    : ''
  const { outputFiles } = await build({
    stdin: {
      contents: `${imports}\n${code.replaceAll(/schemaPath:"[^"]*",/g, '')}`,
      resolveDir: '.',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    external: ['../mock-server/*'],
    write: false,
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}
