// Runs every good client many times, and reports each verdict that is not green or differs between runs.
import { parseArgs } from 'node:util'
import { rules } from '../../kit/rules/index.js'
import { selectRules } from '../../kit/runner/select-rules.js'
import { runRules } from '../../kit/runner/run-rules.js'
import type { Verdict } from '../../kit/model/verdict.js'
import { environment } from '../../fixtures/clients/run-rule.js'
import { variants, type Variant } from '../../fixtures/clients/variants.js'

const green: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable'])

/** How many verdicts of one run are printed in full. */
const shown = 10

/** How many clients run concurrently, each with 8 rules. Most of the time of a run is waiting. */
const concurrency = 2

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20' },
      client: { type: 'string', default: '' },
      rule: { type: 'string', multiple: true, default: [] },
    },
  })
  const chosen = variants.filter(({ name }) => name.includes(values.client))
  const selected = selectRules(rules, values.rule)
  const first = new Map<string, Verdict>()
  let passed = 0
  let failed = 0

  const once = async (variant: Variant, run: number) => {
    const began = performance.now()
    const results = await runRules({ ...environment, rules: selected, openClient: variant.open, workers: 8 })
    const bad = results.flatMap(({ rule, verdict, reason = '', findings }) => {
      const key = `${rule.id} ${variant.name}`
      const before = first.get(key) ?? verdict
      first.set(key, before)
      if (green.has(verdict) && verdict === before) return []
      const text = findings.map(({ code, message }) => `${code}: ${message}`).join(' ')
      return [`  ${rule.id} ${verdict}, first ${before}. ${reason} ${text}`.slice(0, 400)]
    })
    passed += results.length - bad.length
    failed += bad.length
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    const line = `run ${run}, ${variant.name}: ${results.length} rules in ${seconds} s, ${bad.length} not green or different`
    const more = bad.length > shown ? [`  ${bad.length - shown} more`] : []
    process.stdout.write([line, ...bad.slice(0, shown), ...more, ''].join('\n'))
  }

  for (let run = 1; run <= Number(values.runs); run += 1) {
    const waiting = [...chosen]
    const work = async () => {
      for (let each = waiting.shift(); each; each = waiting.shift()) await once(each, run)
    }
    await Promise.all(Array.from({ length: concurrency }, work))
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}

await main()
