import { hidden, traceOf } from './round-trip.js'
import { compareTrace } from '../../trace/compare.js'
import { demoScenario } from '../../mock-server/index.js'
for (const seed of process.argv.slice(2).map(Number)) {
  const { assignment, chapters } = hidden(seed)
  const exchanges = await traceOf(assignment, chapters)
  const c = await compareTrace({ exchanges }, { scenario: demoScenario, fit: true })
  for (const e of c.exchanges) if (e.verdict !== 'agrees' || /recordingcontrols|recordingstate/.test(e.exchange.target)) console.log(seed, e.exchange.number, e.exchange.method, e.exchange.target, e.exchange.body, e.verdict, e.reason, JSON.stringify(e.differences).slice(0,300), 'trace', e.exchange.response?.status, 'mock', e.mock.status, e.mock.rule)
  for (const [n,o] of c.fit!.chosen) if (o !== assignment[n]) console.log('chosen', n, o, assignment[n])
  for (const [n,o] of Object.entries(assignment)) if (c.fit!.decisions.some((d) => d.dimension.name===n) && (c.fit!.chosen.get(n)) !== o) console.log('hidden', n, o, c.fit!.chosen.get(n))
}
