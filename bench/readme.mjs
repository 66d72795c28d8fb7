// Writes the tables of a run into bench/README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { comparisonTable, cpuTable } from './report.mjs'

const file = new URL('README.md', import.meta.url)
const begin = '<!-- Written by bench/run.mjs --readme -->'
const end = '<!-- End of what is written -->'

export async function writeReadme(result, args) {
  const { node, cores, cpu, pinned, load } = result.machine
  const text = readFileSync(file, 'utf8')
  const [before, after] = [text.indexOf(begin), text.indexOf(end)]
  if (before < 0 || after < before) throw new Error('bench/README.md has no place for the tables')
  const machine = `Node ${node.slice(1)}, ${cores} cores of ${cpu}, ${pinned ? 'pinned' : 'not pinned'}`
  const run = `${machine}, load average ${load} at the start, ${result.at.slice(0, 10)}: \`node bench/run.mjs ${args.join(' ')}\`.`
  const parts = [begin, run, comparisonTable(result), cpuTable(result), '']
  const whole = text.slice(0, before) + parts.join('\n\n') + text.slice(after)
  const options = JSON.parse(readFileSync(new URL('../.prettierrc.json', import.meta.url), 'utf8'))
  writeFileSync(file, await format(whole, { ...options, parser: 'markdown' }))
}
