// Runs every rule against every client and compares the verdicts with the expected ones.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { isMainThread, workerData } from 'node:worker_threads'
import { rules } from '../../kit/rules/index.js'
import { columns, hasClaim, isPair, type MatrixCell } from './columns.js'
import { matrixPage } from './matrix-page.js'
import { problemsOf } from './problems.js'
import { runAll, work, type Pair, type Share } from './threads.js'

const file = 'docs/matrix.md'
/** Concurrent runs per thread. Nearly all of the time of a run is waiting: for deadlines, and for the end of lifetimes. */
const concurrency = 64

/** Every pair of the selected rules and clients. An empty selection means all. */
function pairsOf(wantedRules: readonly string[], wantedClients: readonly string[]): Pair[] {
  const wants = (wanted: readonly string[], name: string) => wanted.length === 0 || wanted.includes(name)
  return columns.flatMap((column, place) =>
    wants(wantedClients, column.name)
      ? rules.flatMap((rule, index): Pair[] =>
          wants(wantedRules, rule.id) && isPair(rule, column) ? [[index, place]] : [],
        )
      : [],
  )
}

/** How often an unexpected verdict is tried again, because a client may miss a deadline on a busy machine. */
const maxReruns = 3

/** Repeats the runs with an unexpected verdict, with less load. */
async function withReruns(
  cells: readonly MatrixCell[],
  before: readonly MatrixCell[] | undefined,
): Promise<MatrixCell[]> {
  const unexpected = new Set(problemsOf(cells, before).map(({ cell }) => cell))
  const pairs = [...unexpected].map(({ rule, client }): Pair => [
    rules.findIndex(({ id }) => id === rule),
    columns.findIndex(({ name }) => name === client),
  ])
  if (pairs.length === 0) return [...cells]
  const rerun = await runAll(pairs, 2)
  const byPair = new Map(rerun.map((cell) => [`${cell.rule} ${cell.client}`, cell]))
  return cells.map((cell) => byPair.get(`${cell.rule} ${cell.client}`) ?? cell)
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
    // The first run covers all pairs. Later runs repeat those with an expected verdict, which must not change.
    const pairs = run === 1 ? every : claims
    const began = performance.now()
    const cells = await runAll(pairs, concurrency)
    let checked: MatrixCell[] = [...cells]
    for (let rerun = 0; rerun < maxReruns; rerun += 1) checked = await withReruns(checked, first)
    const problems = problemsOf(checked, first).map(({ text }) => text)
    const reruns = problemsOf(cells, first).length
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    process.stdout.write(
      `run ${run}: ${pairs.length} pairs in ${seconds} s, ${reruns} repeated, ${problems.length} with an unexpected verdict\n`,
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
