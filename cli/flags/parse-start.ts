import { parseArgs } from 'node:util'
import { adminPortFlag, mockFlags, portFlag, type Flag, type MockFlags } from './mock-flags.js'

export type StartFlags = MockFlags & { readonly port: string; readonly adminPort?: string }

const flags: readonly Flag[] = [portFlag, adminPortFlag, ...mockFlags('text')]
/** What is in the bundle of the other commands, because few starts need it. */
const elsewhere = ['store', 'tls', 'tlsCert', 'intercept', 'trust']
const options = Object.fromEntries(
  flags.map(({ name, short, value, isList = false }) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const)
    return [name, { type, multiple: isList, ...(short === undefined ? {} : { short }) }]
  }),
)

/**
 * The flags of `cxone-mock start`. `undefined` for anything else, also for a wrong flag or `--help`: then commander has
 * to read the arguments, and prints what it prints for every command.
 */
export function parseStart(args: readonly string[], env: NodeJS.ProcessEnv): StartFlags | undefined {
  const given = valuesOf(args[0] === 'start' ? args.slice(1) : args)
  if (!given) return undefined
  const values: Record<string, unknown> = { admin: given['no-admin'] !== true }
  for (const { name, env: variable, choices, default: usual, isList } of flags) {
    if (name === 'no-admin') continue
    // An empty variable counts as not set.
    const fallback = (variable && env[`CXONE_MOCK_${variable}`]) || usual
    const value = given[name] ?? (isList ? [fallback ?? []].flat() : fallback)
    if (choices && value !== undefined && !choices.includes(String(value))) return undefined
    if (isList) values[name] = [value].flat().flatMap((each) => String(each).split(','))
    else if (value !== undefined) values[camelCase(name)] = value
  }
  if (elsewhere.some((name) => values[name] !== undefined)) return undefined
  // The table names exactly the fields of the type.
  return values as unknown as StartFlags
}

function valuesOf(args: readonly string[]): ReturnType<typeof parseArgs>['values'] | undefined {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    return undefined
  }
}

function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
