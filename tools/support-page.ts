import { ambiguities } from '../contracts/register/ambiguities.js'
import { cases, casesOf } from '../contracts/api/cases.js'
import { contracts } from '../contracts/api/index.js'
import type { OperationContract } from '../contracts/contract.js'
import { grades } from '../contracts/evidence.js'
import type { OperationId } from '../contracts/api/index.js'
import type { Exercised } from './exercised.js'
import { knownUnsupported } from '../contracts/api/known-unsupported.js'
import { vendorStatuses } from './vendor-statuses.js'
import type { Ambiguity } from '../contracts/register/ambiguity.js'

const operations = Object.values<OperationContract>(contracts)

/** The statuses of an operation, by how a test can bring them about. */
export function statusesOf(contract: OperationContract) {
  const byState = new Set(casesOf(contract).map(({ expect }) => String(expect.status)))
  const declared = Object.keys(contract.responses)
  return {
    byState: declared.filter((status) => byState.has(status)),
    // A fault refuses with any status: test/contract/reachable.test.ts does so for each that is declared.
    byFault: declared.filter((status) => !byState.has(status) && Number(status) >= 400),
    unreachable: declared.filter((status) => !byState.has(status) && Number(status) < 400),
  }
}

/** Of the statuses that the vendor lists for an operation, which can be brought about, and how. */
export function vendorStatusesOf(contract: OperationContract) {
  const listed = vendorStatuses[contract.operationId as OperationId] ?? []
  const byState = new Set(casesOf(contract).map(({ expect }) => expect.status))
  return {
    byState: listed.filter((status) => byState.has(status)),
    // A fault answers any refusal: test/contract/vendor-statuses.test.ts has each of these.
    byFault: listed.filter((status) => !byState.has(status) && status >= 400),
    unreachable: listed.filter((status) => !byState.has(status) && status < 400),
  }
}

/** What is imitated, as Markdown. */
export function supportPage(exercised: Exercised): string {
  return [
    '# What is imitated',
    'Written by `npm run docs:support` from the contracts, their cases and what real clients met in `npm run test:clients`. A grade says how well an operation is known: `documented` by its vendor or a standard, `observed` in code that calls it, `forum` for what one thread says, `assumed` for what nobody outside knows.',
    figures(),
    '## Operations',
    table(
      [
        'Operation',
        'Surface',
        'Request',
        'Grade',
        'Source',
        'Statuses by state',
        'Only by a fault',
        'Unreachable',
        'Real clients',
      ],
      operations.map((contract) => operationRow(contract, exercised)),
    ),
    'By state: a case shows how it comes about. Only by a fault: `sandbox.faults.use({ on, status })` answers so, in the shape that is declared. Real clients: unmodified programs and libraries that met the operation, whatever the answer.',
    '## What is known, and not imitated',
    'Each of these answers what is said here, with an explanation that names it. Nothing is answered by a success that nobody knows.',
    table(
      ['Request', 'Answer', 'Why'],
      knownUnsupported.map(({ request, status, reason }) => [code(request), String(status), reason]),
    ),
    'The five grants of impersonation at `POST /auth/token` answer 400 without what NICE requires, and 501 with it, unless `--assume impersonation-audience=user-id` says whom audience names.',
    '## Real clients',
    table(
      ['Client', 'Operations'],
      Object.entries(exercised).map(([client, met]) => [client, met.map(code).join(', ')]),
    ),
    '## The ambiguity register',
    'What nobody outside of the vendors knows. `--assume NAME=VARIANT`, a scenario’s `assumptions` or `mock.sandbox({ assumptions })` choose a variant. How long a command is in work (`--settle`) and how many requests a client may send (a fault with a `quota`) are not known either: those are settings with numbers, off by default.',
    table(
      ['Name', 'Question', 'Default', 'Other variants', 'Operations that rest on it'],
      Object.entries<Ambiguity>(ambiguities).map(([name, entry]) => ambiguityRow(name, entry)),
    ),
  ]
    .join('\n\n')
    .concat('\n')
}

/** How many statuses there are, and how they can be brought about, over operations of these grades. */
function figures(): string {
  const rows = [...grades, undefined].map((grade) => {
    const own = operations.filter(({ evidence }) => grade === undefined || evidence.grade === grade)
    const all = own.map(statusesOf)
    const count = (kind: keyof (typeof all)[number]) => all.reduce((sum, each) => sum + each[kind].length, 0)
    const [byState, byFault, unreachable] = [count('byState'), count('byFault'), count('unreachable')]
    return { grade, operations: own.length, byState, byFault, unreachable }
  })
  const total = (row: (typeof rows)[number]) => row.byState + row.byFault + row.unreachable
  const documented = rows[0]
  const count = Object.values(cases).flat().length
  const vendors = operations.map(vendorStatusesOf)
  const listed = (kind: keyof (typeof vendors)[number]) => vendors.flatMap((each) => each[kind]).length
  const [byState, byFault, not] = [listed('byState'), listed('byFault'), listed('unreachable')]
  const ofVendors = Object.keys(vendorStatuses).length
  return [
    '## Figures',
    `NICE and Genesys themselves list ${byState + byFault + not} statuses for ${ofVendors} of these operations. ${byState} of them can be brought about by state, ${byFault} by a fault only, ${not} not at all.`,
    documented &&
      `Of the ${total(documented)} statuses that the contracts of the ${documented.operations} documented operations list, ${documented.byState} can be brought about by state, ${documented.byFault} by a fault only, and ${documented.unreachable} not at all. Those are statuses of the vendors’ documents, and the few that the mock adds of its own: 413, 415, and what a variant of the register answers. ${count} cases show them.`,
    table(
      ['Grade', 'Operations', 'Statuses', 'By state', 'Only by a fault', 'Unreachable'],
      rows.map((row) => [
        row.grade ?? 'all',
        ...[row.operations, total(row), row.byState, row.byFault, row.unreachable].map(String),
      ]),
    ),
  ].join('\n\n')
}

function operationRow(contract: OperationContract, exercised: Exercised): string[] {
  const { operationId, surface, method, path, evidence } = contract
  const { byState, byFault, unreachable } = statusesOf(contract)
  const clients = Object.keys(exercised).filter((client) => exercised[client]?.includes(operationId))
  return [
    code(operationId),
    surface,
    code(`${method} ${path}`),
    evidence.grade,
    evidence.source,
    byState.join(' '),
    byFault.join(' '),
    unreachable.join(' '),
    clients.join(', '),
  ]
}

function ambiguityRow(name: string, { question, default: standard, variants }: Ambiguity): string[] {
  const resting = operations.filter(({ ambiguities: own = [] }) => own.some((each) => each === name))
  const said = (variant: string) => `${code(variant)}: ${variants[variant]}`
  const others = Object.keys(variants).filter((variant) => variant !== standard)
  const ids = resting.map(({ operationId }) => code(operationId))
  return [code(name), question, said(standard), others.map(said).join('; '), ids.join(', ')]
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => (cell === '' ? '–' : cell.replaceAll('|', '\\|'))).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
