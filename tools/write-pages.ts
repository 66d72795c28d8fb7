// Writes docs/rules: one page per rule, with recorded traffic, and an index.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { rules } from '../kit/rules/index.js'
import { rulePage, rulesIndex } from '../kit/explain/rule-page.js'
import { traceOf } from '../kit/explain/trace.js'
import type { Rule } from '../kit/model/rule.js'
import { examineClient } from '../fixtures/clients/run-rule.js'

const folder = 'docs/rules'
const workers = 8

/** @throws {Error} when the reference breaks the rule or the mutant passes it, because the page would be wrong */
async function pageOf(rule: Rule): Promise<string> {
  const [mutant] = rule.mutants
  const [good, bad] = await Promise.all([examineClient(rule), examineClient(rule, mutant)])
  if (good.verdict !== 'pass') throw new Error(`the reference client is ${good.verdict}: ${good.reason}`)
  if (bad.findings.length === 0) throw new Error(`${mutant} is ${bad.verdict}: ${bad.reason}`)
  return rulePage(rule, { good: traceOf(good), bad: traceOf(bad) })
}

const named = process.argv.slice(2)
const waiting = rules.filter(
  ({ id, status }) => status !== 'withdrawn' && (named.length === 0 || named.includes(id)),
)
await mkdir(folder, { recursive: true })
const count = waiting.length
const work = async () => {
  for (let rule = waiting.shift(); rule; rule = waiting.shift()) {
    try {
      await writeFile(`${folder}/${rule.id}.md`, await pageOf(rule))
    } catch (error) {
      process.exitCode = 1
      process.stderr.write(`${rule.id}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
}
await Promise.all(Array.from({ length: workers }, work))
for (const file of await readdir(folder)) {
  const isKept = file === 'README.md' || rules.some(({ id }) => file === `${id}.md`)
  if (!isKept) await rm(`${folder}/${file}`)
}
await writeFile(`${folder}/README.md`, rulesIndex(rules))
const bytes = (await readFile(`${folder}/README.md`)).length
process.stdout.write(`${count} pages and an index of ${bytes} bytes in ${folder}\n`)
