// A lint rule: a folder imports only what the table in ARCHITECTURE.md allows, types included.
import { readFileSync } from 'node:fs'
import { join, normalize, relative, resolve, sep } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/**
 * The rows of the table under "Imports": `| \`folder\` | \`folder\`, \`package\` |`.
 * @param {string} markdown
 * @returns {{ folder: string, allowed: string[] }[]} in the order of the table
 */
export function rowsOf(markdown) {
  const [, table = ''] = markdown.split('\n## Imports\n')
  return Array.from(table.matchAll(/^\| `([^`]+)` +\|(.*)\|$/gm), ([, folder, imports]) => ({
    folder,
    allowed: Array.from(imports.matchAll(/`([^`]+)`/g), ([, name]) => name),
  }))
}

/** @returns the row of the nearest folder that has one */
function rowFor(rows, file) {
  return rows
    .filter(({ folder }) => file.startsWith(`${folder}/`))
    .toSorted((one, other) => other.folder.length - one.folder.length)[0]
}

/** The name of a package, `node:` for all modules of Node, `#name` for an entry of `imports` in package.json. */
function packageOf(specifier) {
  if (specifier.startsWith('node:')) return 'node:'
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/**
 * What an import reaches: the folder of a row, or a package; undefined within the folder itself.
 * @param {ReturnType<typeof rowsOf>} rows
 * @param {string} file from the root of the project
 * @param {string} specifier as the import has it
 */
export function reaches(rows, file, specifier) {
  if (!specifier.startsWith('.')) return packageOf(specifier)
  const target = normalize(join(file, '..', specifier))
    .split(sep)
    .join('/')
  const folder = rowFor(rows, target)?.folder ?? target
  return folder === rowFor(rows, file)?.folder ? undefined : folder
}

/** Why an import is not allowed; undefined when it is. Files outside of the table may import anything. */
export function violation(rows, file, specifier) {
  const row = rowFor(rows, file)
  const reached = reaches(rows, file, specifier)
  if (!row || reached === undefined || row.allowed.includes(reached)) return undefined
  return (
    `${row.folder} may not import ${reached}. ` +
    `Pass the value in, move the file, or change the table in ARCHITECTURE.md.`
  )
}

const rows = rowsOf(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'))

export default {
  meta: { name: 'architecture' },
  rules: {
    imports: {
      create(context) {
        const file = relative(root, context.filename).split(sep).join('/')
        const check = ({ source }) => {
          if (typeof source?.value !== 'string') return
          const message = violation(rows, file, source.value)
          if (message !== undefined) context.report({ node: source, message })
        }
        return {
          ImportDeclaration: check,
          ImportExpression: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
        }
      },
    },
  },
}
