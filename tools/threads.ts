import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'
import { rules } from '../kit/rules/index.js'
import { columns, RuleRunner, type MatrixCell } from './columns.js'

/** The index of a rule and of a client in their lists. */
export type Pair = readonly [rule: number, column: number]

export interface Share {
  readonly pairs: readonly Pair[]
  readonly concurrency: number
}

/** Runs every pair of rule and client, with one thread per core. `concurrency`: the number of pairs at a time per thread. */
export async function runPairs(pairs: readonly Pair[], concurrency: number): Promise<MatrixCell[]> {
  const cells: MatrixCell[] = []
  const threads = Math.min(availableParallelism(), pairs.length)
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const share: Share = { concurrency, pairs: pairs.filter((__, index) => index % threads === thread) }
      const worker = new Worker(new URL(import.meta.url), { workerData: share, stdout: true, stderr: true })
      return new Promise<void>((resolve, reject) => {
        worker.on('message', (cell: MatrixCell | 'done') => {
          if (cell !== 'done') cells.push(cell)
          // A mutant may leave handles open that would keep the thread alive.
          else resolve(worker.terminate().then(() => undefined))
        })
        worker.on('error', reject)
      })
    }),
  )
  if (cells.length !== pairs.length) {
    throw new Error(`only ${cells.length} of ${pairs.length} pairs returned a result`)
  }
  return cells
}

/** The work of one thread. */
export async function work({ pairs, concurrency }: Share): Promise<void> {
  // Mutants may leave rejected promises, which must not end the thread.
  process.on('uncaughtException', () => undefined)
  const waiting = [...pairs]
  const runner = new RuleRunner()
  const next = async () => {
    for (let pair = waiting.shift(); pair; pair = waiting.shift()) {
      const rule = rules[pair[0]]
      const column = columns[pair[1]]
      if (rule && column) post(await runner.cell(rule, column))
    }
  }
  await Promise.all(Array.from({ length: concurrency }, next))
  await runner.close()
  post('done')
}

function post(cell: MatrixCell | 'done'): void {
  // A worker thread has no origin. The lint rule applies to windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(cell)
}
