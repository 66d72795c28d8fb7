// Writes docs/rules: one page per rule, with recorded traffic, and an index.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { rules } from '../kit/rules/index.js'
import { rulePage, rulesIndex } from '../kit/explain/rule-page.js'
import { traceOf } from '../kit/explain/trace.js'
import type { Rule } from '../kit/model/rule.js'
import { examineClient } from '../fixtures/clients/run-rule.js'

const folder = 'docs/rules'

/** @throws {Error} when the reference breaks the rule or the mutant passes it, because the page would be wrong */
async function pageOf(rule: Rule): Promise<string> {
  const [mutant] = rule.mutants
  const [good, bad] = await Promise.all([examineClient(rule), examineClient(rule, mutant)])
  if (good.verdict !== 'pass') throw new Error(`the reference client is ${good.verdict}: ${good.reason}`)
  if (bad.findings.length === 0) throw new Error(`${mutant} is ${bad.verdict}: ${bad.reason}`)
  return rulePage(rule, { good: traceOf(good), bad: traceOf(bad) })
}

/** Writes the pages of rules, so many at a time. Returns the rules whose page could not be written. */
async function writePages(wanted: readonly Rule[], workers: number, report: boolean): Promise<Rule[]> {
  const waiting = [...wanted]
  const failed: Rule[] = []
  const work = async () => {
    for (let rule = waiting.shift(); rule; rule = waiting.shift()) {
      try {
        await writeFile(`${folder}/${rule.id}.md`, await pageOf(rule))
      } catch (error) {
        failed.push(rule)
        if (report)
          process.stderr.write(`${rule.id}: ${error instanceof Error ? error.message : String(error)}\n`)
      }
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
  return failed
}

const named = process.argv.slice(2)
const wanted = rules.filter(
  ({ id, status }) => status !== 'withdrawn' && (named.length === 0 || named.includes(id)),
)
await mkdir(folder, { recursive: true })
// A busy machine can hide a flaw that shows in time: what failed beside others runs again alone.
const failed = await writePages(wanted, 8, false)
if ((await writePages(failed, 1, true)).length > 0) process.exitCode = 1
for (const file of await readdir(folder)) {
  const isKept = file === 'README.md' || rules.some(({ id }) => file === `${id}.md`)
  if (!isKept) await rm(`${folder}/${file}`)
}
await writeFile(`${folder}/README.md`, rulesIndex(rules))
const bytes = (await readFile(`${folder}/README.md`)).length
process.stdout.write(`${wanted.length} pages and an index of ${bytes} bytes in ${folder}\n`)
