import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'
import { rules } from '../../kit/rules/index.js'
import { columns, RuleRunner, type MatrixCell } from './columns.js'

/** The index of a rule and of a client in their lists. */
export type Pair = readonly [rule: number, column: number]

export interface Share {
  readonly pairs: readonly Pair[]
  readonly concurrency: number
}

/** Runs every pair, in one thread per core. `concurrency` is the number of concurrent runs in each thread. */
export async function runAll(pairs: readonly Pair[], concurrency: number): Promise<MatrixCell[]> {
  const cells: MatrixCell[] = []
  const threads = Math.min(availableParallelism(), pairs.length)
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const share: Share = { concurrency, pairs: pairs.filter((__, index) => index % threads === thread) }
      const worker = new Worker(new URL(import.meta.url), { workerData: share, stdout: true, stderr: true })
      return new Promise<void>((resolve, reject) => {
        worker.on('message', (cell: MatrixCell | 'done') => {
          if (cell !== 'done') cells.push(cell)
          // Resources that a flawed client left open would keep the thread alive.
          else resolve(worker.terminate().then(() => undefined))
        })
        worker.on('error', reject)
      })
    }),
  )
  if (cells.length !== pairs.length) {
    throw new Error(`Only ${cells.length} of ${pairs.length} pairs have a result.`)
  }
  return cells
}

/** Runs the share of one thread. */
export async function work({ pairs, concurrency }: Share): Promise<void> {
  // Flawed clients leave rejected promises behind. These must not end the runs of other clients.
  process.on('uncaughtException', () => undefined)
  const waiting = [...pairs]
  const runner = new RuleRunner()
  const next = async () => {
    for (let pair = waiting.shift(); pair; pair = waiting.shift()) {
      const rule = rules[pair[0]]
      const column = columns[pair[1]]
      if (rule && column) send(await runner.cell(rule, column))
    }
  }
  await Promise.all(Array.from({ length: concurrency }, next))
  await runner.close()
  send('done')
}

function send(cell: MatrixCell | 'done'): void {
  // The lint rule is about windows. A worker thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(cell)
}
