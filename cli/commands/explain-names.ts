import { ambiguities, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import type { Ambiguity } from '../../contracts/register/ambiguity.js'
import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import { howToFindOut } from '../../contracts/register/how-to-find-out/index.js'
import { evidence } from '../../mock-server/control/evidence.js'
import type { Explanation } from '../../mock-server/index.js'

type Row = ReturnType<typeof evidence>['lifecycle'][number]

const { operations, lifecycle } = evidence()
const register: Readonly<Record<string, Ambiguity>> = ambiguities

/** The names of the ambiguities and of the rows of the recording lifecycle. Other rejections are found by running cases. */
export const knownNames: readonly string[] = [
  ...new Set([...Object.keys(register), ...lifecycle.map(({ id }) => id)]),
]

/** The page of an ambiguity: its question, its variants and the operations that it concerns. */
export function ambiguityPage(name: string, profile?: TenantProfile): string | undefined {
  if (!Object.hasOwn(register, name)) return undefined
  const { question = '', default: usual, variants = {} } = register[name] ?? {}
  const concerned = operations.filter((each) => each.ambiguities.some((own) => own === name))
  return [
    `# Ambiguity ${name}`,
    '',
    question,
    '',
    ...Object.entries(variants).map(
      ([variant, text]) => `- ${variant}${variant === usual ? ' (default)' : ''}: ${text}`,
    ),
    '',
    ...profileLines(name, profile),
    ...howToLines(name as AmbiguityName),
    ...(concerned.length === 0 ? [] : [`Operations: ${concerned.map((each) => each.operation).join(', ')}`]),
    `Choose a variant with --assume ${name}=VARIANT, or state what your tenant does in a tenant profile.`,
    '',
  ].join('\n')
}

function profileLines(name: string, profile: TenantProfile | undefined): string[] {
  const stated = profile && Object.hasOwn(profile.assumptions, name) ? profile.assumptions[name] : undefined
  if (!profile || !stated) return []
  const { variant, grade = 'stated', date, note, exchange } = stated
  const details = [`${grade}${date === undefined ? '' : ` on ${date}`}`, note, exchange].filter(Boolean)
  return [`Tenant profile ${profile.name}: ${variant} (${details.join('; ')})`, '']
}

function howToLines(name: AmbiguityName): string[] {
  const how = howToFindOut(name)
  return [
    '## How to find out',
    '',
    'On a tenant of your own. Words in capitals stand for its ids and tokens. Use a test call for requests that write.',
    '',
    `Send: ${how.send}`,
    ...Object.entries(how.see).map(([variant, what]) => `- ${variant}: ${what}`),
    '',
  ]
}

/** The page of a rejection: an explained example, and the rows of the recording lifecycle with the name. */
export function rejectionPage(name: string, example: Explanation | undefined): string | undefined {
  const rows = lifecycle.filter(({ id }) => id === name)
  if (!example && rows.length === 0) return undefined
  return [
    `# ${example || rows.some((row) => 'reject' in row) ? 'Rejection' : 'Lifecycle'} ${name}`,
    '',
    ...(example ? exampleLines(example) : []),
    ...(rows.length === 0 ? [] : ['## Recording lifecycle', '', ...new Set(rows.map(rowLine)), '']),
  ].join('\n')
}

function exampleLines(example: Explanation): string[] {
  const { request, status, operation, reason, stage, fix = [], evidence: proof } = example
  return [
    `Example: ${request}${operation === undefined ? '' : ` (${operation})`} → ${status}`,
    `Reason: ${reason}`,
    ...fix.map((step) => `Fix: ${step}`),
    ...(stage === undefined ? [] : [`Stage: ${stage}`]),
    ...(proof ? [`Evidence: ${proof.grade}, ${proof.source} (read on ${proof.date})`] : []),
    '',
  ]
}

function rowLine(row: Row): string {
  const { call, from, on, surface, assume = {} } = row
  const result = 'reject' in row ? `rejected: ${row.reject}` : row.to
  const where = [surface ?? 'every surface', ...Object.entries(assume).map((each) => each.join('='))]
  return `- call ${call}, ${from}, ${on} → ${result} (${where.join(', ')}; ${row.grade}: ${row.source})`
}
