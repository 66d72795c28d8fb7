// Writes genesys.json: node run.mjs tools/genesys-document/write.ts FOLDER
// The folder is docs/ of jfabello/gc-platform-api-client, commit 446b715f8b9b, whose pages were generated from Genesys
// Cloud's API description of November 2025. They may not be copied here, so the table has only the statuses, and of
// the fields those that a contract declares and those that are required.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { responseFields } from '../../contracts/response-evidence.js'
import type { GenesysOperation } from './genesys-document.js'

const [, , docs = 'docs'] = process.argv
const implemented = Object.values<OperationContract>(contracts)
const withoutNames = (path: string) => path.replaceAll(/\{[^}]+\}/g, '{}')

const files = (await readdir(`${docs}/classes`)).filter((file) => file.endsWith('-api.md'))
const pages = await Promise.all(files.map((file) => readFile(`${docs}/classes/${file}`, 'utf8')))
const sections = new Map(
  pages
    .flatMap((page) => page.split(/^### /m).slice(1))
    .map((section) => {
      const [, method = '', path = ''] = /^`([A-Z]+) (\/\S+)`$/m.exec(section) ?? []
      return [`${method} ${withoutNames(path)}`, section]
    }),
)

const parameter = /^- `query\.([^`]+)` - \*\*\([^)]*required\)/gm
const response = /^\| `(\d{3})` \| (.*?) \|/gm
const property = /^\| ([\w@$-]+) \| (.*?) \| (Yes|No) \|/gm
const reference = /\[`?\w+(\[\])?`?\]\((?:\.\.\/definitions\/)?([\w-]+\.md)\)/

async function operationOf(section: string, contract: OperationContract): Promise<GenesysOperation> {
  const declared = new Set(responseFields(contract).map(({ name }) => name))
  const isKept = (field: string) => declared.has(field.replace(/!$/, '')) || /^[^.]*!$/.test(field)
  const required = [...section.matchAll(parameter)].map(([, name = '']) => name)
  const responses = [...section.matchAll(response)].map(([, status = '', type = '']) => ({ status, type }))
  const fields = await Promise.all(
    responses.map(
      async ({ status, type }) => [status, (await fieldsOf(type, '', [])).filter(isKept)] as const,
    ),
  )
  const named = Object.fromEntries(fields.filter(([, each]) => each.length > 0))
  return {
    statuses: responses.map(({ status }) => Number(status)),
    ...(required.length === 0 ? {} : { required }),
    ...(Object.keys(named).length === 0 ? {} : { fields: named }),
  }
}

/** The fields of a type and of the types in it, four levels deep. A type in itself is not entered again. */
async function fieldsOf(type: string, prefix: string, above: readonly string[]): Promise<string[]> {
  const [, list = '', file] = reference.exec(type) ?? []
  if (file === undefined || file === 'errorbody-definition.md' || above.includes(file) || above.length > 3)
    return []
  const page = await readFile(`${docs}/definitions/${file}`, 'utf8')
  const fields = [...page.matchAll(property)].map(async ([, name = '', inside = '', isRequired]) => {
    const path = `${prefix}${list}${prefix === '' && list === '' ? '' : '.'}${name}`
    return [isRequired === 'Yes' ? `${path}!` : path, ...(await fieldsOf(inside, path, [...above, file]))]
  })
  return (await Promise.all(fields)).flat()
}

const lines = await Promise.all(
  implemented.map(async (contract) => {
    const { operationId, method, path } = contract
    const section = sections.get(`${method} ${withoutNames(path)}`)
    if (section === undefined) return []
    return [`${JSON.stringify(operationId)}: ${JSON.stringify(await operationOf(section, contract))}`]
  }),
)
const table = lines.flat().toSorted()
await writeFile('tools/genesys-document/genesys.json', `{\n${table.join(',\n')}\n}\n`)
process.stdout.write(`${table.length} operations in tools/genesys-document/genesys.json\n`)
