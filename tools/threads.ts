import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'
import { rules } from '../kit/rules/index.js'
import { columns, RuleRunner, type MatrixCell } from './columns.js'

/** The place of a rule, and of a client, in their lists. */
export type Pair = readonly [rule: number, column: number]

export interface Share {
  readonly pairs: readonly Pair[]
  readonly atOnce: number
}

/** Examines every pair, spread over as many threads as there are cores. `atOnce`: so many in each. */
export async function examineAll(pairs: readonly Pair[], atOnce: number): Promise<MatrixCell[]> {
  const cells: MatrixCell[] = []
  const threads = Math.min(availableParallelism(), pairs.length)
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const share: Share = { atOnce, pairs: pairs.filter((__, index) => index % threads === thread) }
      const worker = new Worker(new URL(import.meta.url), { workerData: share, stdout: true, stderr: true })
      return new Promise<void>((resolve, reject) => {
        worker.on('message', (cell: MatrixCell | 'done') => {
          if (cell !== 'done') cells.push(cell)
          // What a flawed client left open would keep the thread alive.
          else resolve(worker.terminate().then(() => undefined))
        })
        worker.on('error', reject)
      })
    }),
  )
  if (cells.length !== pairs.length) {
    throw new Error(`${cells.length} of ${pairs.length} examinations came back`)
  }
  return cells
}

/** What one thread does. */
export async function work({ pairs, atOnce }: Share): Promise<void> {
  // Flawed clients leave promises behind that nobody waits for: that is theirs, and not the end of the others.
  process.on('uncaughtException', () => undefined)
  const waiting = [...pairs]
  const examiner = new RuleRunner()
  const next = async () => {
    for (let pair = waiting.shift(); pair; pair = waiting.shift()) {
      const rule = rules[pair[0]]
      const column = columns[pair[1]]
      if (rule && column) tell(await examiner.cell(rule, column))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  await examiner.close()
  tell('done')
}

function tell(cell: MatrixCell | 'done'): void {
  // A thread has no origin: the rule is about windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(cell)
}
