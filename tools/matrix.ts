// Puts every rule to every client, good and flawed, and holds the verdicts against what is said of them.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { isMainThread, workerData } from 'node:worker_threads'
import { rules } from '../kit/rules/index.js'
import { areaOf } from '../kit/model/rule.js'
import { columns, hasClaim, type MatrixCell } from './columns.js'
import { matrixPage } from './matrix-page.js'
import { problemsOf } from './problems.js'
import { examineAll, work, type Pair, type Share } from './threads.js'

const file = 'docs/matrix.md'
/** So many examinations at once in each thread: most of each is waiting. */
const atOnce = 24

/**
 * Every pair of the rules and clients that are named, all when none is. The rules of properties go over all that the
 * others judge, in hundreds of rounds: nearly every flaw shows there, so that only what is said of a client is tried.
 */
function pairsOf(wantedRules: readonly string[], wantedClients: readonly string[]): Pair[] {
  const wants = (wanted: readonly string[], name: string) => wanted.length === 0 || wanted.includes(name)
  return columns.flatMap(({ name }, column) => {
    if (!wants(wantedClients, name)) return []
    return rules.flatMap(({ id }, rule): Pair[] => {
      const isTried = wants(wantedRules, id) && (areaOf(id) !== 'PROP' || hasClaim(id, columns[column]))
      return isTried ? [[rule, column]] : []
    })
  })
}

/** Looks again, with little else going on, at what is not as it is said: a full machine is no fault of a client. */
async function lookedAtAgain(
  cells: readonly MatrixCell[],
  before: readonly MatrixCell[] | undefined,
): Promise<MatrixCell[]> {
  const odd = new Set(problemsOf(cells, before).map(({ cell }) => cell))
  const pairs = [...odd].map(({ rule, client }): Pair => [
    rules.findIndex(({ id }) => id === rule),
    columns.findIndex(({ name }) => name === client),
  ])
  const again = await examineAll(pairs, 4)
  const steady = new Map(again.map((cell) => [`${cell.rule} ${cell.client}`, cell]))
  return cells.map((cell) => steady.get(`${cell.rule} ${cell.client}`) ?? cell)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rule: { type: 'string', multiple: true, default: [] },
      client: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string', default: '3' },
      cells: { type: 'string' },
    },
  })
  const every = pairsOf(values.rule, values.client)
  const claims = every.filter(([rule, column]) => hasClaim(rules[rule]?.id, columns[column]))
  const lines: string[] = []
  let first: readonly MatrixCell[] | undefined
  let count = 0
  for (let run = 1; run <= Number(values.runs); run += 1) {
    // All once; then what is said of a client again, since a verdict that changes is worth nothing.
    const pairs = run === 1 ? every : claims
    const began = performance.now()
    const cells = await examineAll(pairs, atOnce)
    const checked = await lookedAtAgain(cells, first)
    const problems = problemsOf(checked, first).map(({ text }) => text)
    const odd = problemsOf(cells, first).length
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    process.stdout.write(
      `run ${run}: ${pairs.length} examinations in ${seconds} s, ${odd} looked at again, ${problems.length} not as said\n`,
    )
    lines.push(...problems)
    count += pairs.length
    first ??= checked
  }
  if (values.cells) await writeFile(values.cells, JSON.stringify(first))
  const page = matrixPage(first ?? [])
  const isWhole = values.rule.length + values.client.length === 0
  if (isWhole) await writeFile(file, page)
  for (const line of lines) process.stdout.write(`${line}\n`)
  process.stdout.write(`${count - lines.length} passed, ${lines.length} failed\n`)
  process.exitCode = lines.length === 0 ? 0 : 1
}

if (isMainThread) await main()
else await work(workerData as Share)
