// Fits traces of mocks with hidden random variants, and compares each fit with what the trace decides.
// npm run test:fit [number of runs, default 200] [first seed, default 1]
import { roundTrip } from './round-trip.js'

const [runs = '200', first = '1'] = process.argv.slice(2)
let [wrong, missed, tooMany, found, differing] = [0, 0, 0, 0, 0]
for (let seed = Number(first); seed < Number(first) + Number(runs); seed += 1) {
  const result = await roundTrip(seed)
  wrong += result.wrong.length
  missed += result.missed.length
  tooMany += result.tooMany.length
  found += result.found
  differing += result.differing
  const faults = [
    ...result.wrong,
    ...result.missed.map((name) => `missed ${name}`),
    ...result.tooMany.map((name) => `undecided ${name}`),
  ]
  process.stdout.write(
    `seed ${seed}: ${result.requests} requests, ${result.found} questions decided, ${result.replays} replays${faults.length === 0 ? '' : `: ${faults.join(', ')}`}\n`,
  )
}
process.stdout.write(
  `${runs} runs: ${found} questions decided, ${wrong} wrong, ${missed} missed, ${tooMany} that the trace does not decide, ${differing} requests unexplained\n`,
)
process.exitCode = wrong + missed + tooMany + differing === 0 ? 0 : 1
