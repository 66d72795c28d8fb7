import { Ajv, _ } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { mkdir, readFile, rm, readdir, writeFile } from 'node:fs/promises'
import { formats } from '../mock-server/validation/formats.js'
import { modules } from './validator-modules.js'
import { explicit, withDefinitions } from './schema-definitions.js'

/**
 * Compiles every schema to a function and writes the modules of generated/, so that nothing compiles a schema at run
 * time. A module is one file: it shares the code of the subschemas that its schemas have in common.
 */
const folder = 'generated'

/** What the code needs of Ajv. No enumeration of a schema has an object. */
const runtime: Readonly<Record<string, string>> = {
  'require("ajv/dist/runtime/equal").default': '(one, other) => one === other',
  'require("ajv/dist/runtime/ucs2length").default':
    '(text) => { let n = 0; for (const _ of text) n++; return n }',
}

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
    loopEnum: 4,
    loopRequired: 2,
    code: { source: true, esm: true, formats: _`formats` },
  })
  // `minimum` and `maximum` in one, so that the error has both limits.
  ajv.addKeyword({
    keyword: 'range',
    type: 'number',
    schemaType: 'array',
    error: { message: 'must be in range', params: ({ schemaCode }) => _`{limits: ${schemaCode}}` },
    code: (context) => {
      const [least, most] = context.schema as readonly [number, number]
      context.fail(_`!(${context.data} >= ${least} && ${context.data} <= ${most})`)
    },
  })
  for (const [name, isValid] of Object.entries(formats)) ajv.addFormat(name, isValid)
  const document = withDefinitions(options.messages ? schemas : explicit(schemas))
  ajv.addSchema(document, 'module')
  const names = Object.keys(schemas).map((name) => [name, `module#/$defs/${name}`] as const)
  return withoutSchemas(standalone.default(ajv, Object.fromEntries(names)))
}

/**
 * The code without what nothing reads: `schemaPath`, parents, and whole schemas of which it needs a list or two. Equal
 * lists become one constant.
 */
function withoutSchemas(code: string): string {
  const schemas = new Map(
    [...code.matchAll(/const (schema\d+) = (\{.*?\});(?=const|export|function|"|$)/g)].map(
      ([, name = '', text = '']) => [name, JSON.parse(text) as object],
    ),
  )
  const lists = new Map<string, string>()
  const shorter = code
    .replaceAll(/,schemaPath:"[^"]*"/g, '')
    .replaceAll(/,parentData:\w+,parentDataProperty:(?:"[^"]*"|\w+),rootData/g, '')
    .replaceAll(', parentData, parentDataProperty, rootData=data', '')
    .replaceAll(/\b(schema\d+)((?:\.\w+|\["[^"]*"\]|\[\d+\])+)/g, (_, name: string, path: string) => {
      const list = JSON.stringify(valueAt(schemas.get(name), path))
      if (!lists.has(list)) lists.set(list, `list${lists.size}`)
      return lists.get(list) ?? ''
    })
  return [...[...lists].map(([list, name]) => `const ${name} = ${list}`), shorter].join('\n')
}

/** The value at a path as code has it: `.properties["a-b"].enum`. */
function valueAt(schema: unknown, path: string): unknown {
  const steps = [...path.matchAll(/\.(\w+)|\["([^"]*)"\]|\[(\d+)\]/g)]
  return steps.reduce<unknown>(
    (value, [, dotted, quoted, index]) => (value as Record<string, unknown>)[dotted ?? quoted ?? index ?? ''],
    schema,
  )
}

/** Small code that imports the formats and nothing else. */
async function minified(code: string): Promise<string> {
  const imports = code.includes('formats[')
    ? `import { formats } from '../mock-server/validation/formats.js'\n`
    : ''
  const own = Object.entries(runtime).reduce((text, [call, by]) => text.replaceAll(call, by), code)
  if (own.includes('require('))
    throw new Error('The compiled code needs a part of Ajv that tools/ does not know.')
  // Only a bundle has short names at the top level.
  const { outputFiles } = await build({
    stdin: { contents: imports + own },
    bundle: true,
    minify: true,
    format: 'esm',
    external: ['../mock-server/*'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
