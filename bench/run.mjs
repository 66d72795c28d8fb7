// The mock compared with hand-written and bare servers: node bench/run.mjs [--quick] [--only NAME,…] [--out FILE] [--readme]
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { coldStarts, executableStarts } from './measure/cold-start.mjs'
import { controlPlane } from './measure/control-plane.mjs'
import { firstAdmin, firstSandbox } from './measure/first-use.mjs'
import { idleMemory } from './measure/idle-memory.mjs'
import { latency } from './measure/latency.mjs'
import { msw } from './measure/msw.mjs'
import { startStop } from './measure/start-stop.mjs'
import { stores } from './measure/stores.mjs'
import { token } from './measure/token.mjs'
import { weight } from './measure/weight.mjs'
import { pinned } from './processes.mjs'
import { writeReadme } from './readme.mjs'
import { tables } from './report.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    only: { type: 'string' },
    out: { type: 'string' },
    readme: { type: 'boolean' },
  },
})
const full = {
  load: { rounds: 15, seconds: 1.5, warmupSeconds: 3 },
  msw: { rounds: 15, pairs: 1000, warmupPairs: 5000 },
  latency: { rounds: 5, pairs: 100_000, pairsOverHttp: 15_000, manyRecordings: 1_000_000 },
  cold: { runs: 21 },
  first: { runs: 11 },
  memory: { runs: 5, settleSeconds: 3 },
}
/** Enough to see that every server responds correctly. Its figures mean little. */
const quick = {
  load: { rounds: 1, seconds: 1, warmupSeconds: 0 },
  msw: { rounds: 1, pairs: 200, warmupPairs: 100 },
  latency: { rounds: 1, pairs: 5000, pairsOverHttp: 500, manyRecordings: 10_000 },
  cold: { runs: 2 },
  first: { runs: 1 },
  memory: { runs: 1, settleSeconds: 1 },
}
const size = values.quick ? quick : full

const measures = {
  'start-stop': () => startStop(size.load),
  token: () => token(size.load),
  msw: () => msw(size.msw),
  latency: () => latency(size.latency),
  'cold-start': () => coldStarts(size.cold),
  executable: () => executableStarts(size.cold),
  'first-sandbox': () => firstSandbox(size.first),
  'first-admin': () => firstAdmin(size.first),
  'idle-memory': () => idleMemory(size.memory),
  'control-plane': () => controlPlane(size.load),
  stores: () => stores(size.load),
  weight,
}
/** One needs the npm registry, and one the executable, so they run only when asked for by name. */
const onlyByName = new Set(['weight', 'executable'])

const wanted = values.only?.split(',') ?? Object.keys(measures).filter((name) => !onlyByName.has(name))
const unknown = wanted.filter((name) => !Object.hasOwn(measures, name))
if (unknown.length > 0) {
  throw new Error(`--only: "${unknown.join()}" is not a measure. Use ${Object.keys(measures).join(', ')}.`)
}
const machine = {
  node: process.version,
  cores: availableParallelism(),
  cpu: cpus()[0]?.model,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  pinned,
  load: Math.round(loadavg()[0]),
}
const result = { at: new Date().toISOString(), quick: values.quick ?? false, machine, measured: [] }
for (const name of wanted) {
  process.stderr.write(`${name} …\n`)
  const found = await measures[name]()
  result.measured.push(...[found].flat().map((each) => ({ id: name, ...each })))
  // After each measure, so that a run that is interrupted keeps what it has.
  if (values.out) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`)
}
process.stdout.write(`${JSON.stringify(machine)}\n\n${tables(result)}\n`)
if (values.readme) await writeReadme(result, process.argv.slice(2))
