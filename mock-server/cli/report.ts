import type { Result } from '../../contracts/kit/examine.js'
import { verdicts, type Verdict } from '../../contracts/kit/verdict.js'
import { paint, plain, type Out } from './log.js'

type Colour = 'green' | 'red' | 'yellow' | 'dim'

const colours: Readonly<Record<Verdict, Colour>> = {
  pass: 'green',
  fail: 'red',
  warn: 'yellow',
  untested: 'red',
  blocked: 'red',
  'not-applicable': 'dim',
  'known-fail': 'yellow',
  'stale-known': 'red',
  'known-changed': 'red',
  'client-error': 'red',
  'kit-error': 'red',
}

/** The results as text: a line for each rule, what was found below it, and the sum of all at the end. */
export function formatResults(results: readonly Result[], out: Out): string {
  return [...results.map((result) => formatResult(result, out)), '', sum(results), ''].join('\n')
}

function formatResult({ rule, verdict, findings, reason }: Result, out: Out): string {
  const head = `${paint(out, colours[verdict], verdict.padEnd(14))} ${rule.id}  ${plain(rule.title)}`
  const said = findings.map(({ code, message, requests }) => {
    const shown = requests.length === 0 ? '' : ` (requests ${requests.slice(0, 8).join(', ')})`
    return `${' '.repeat(15)}${code}: ${plain(message)}${shown}`
  })
  const why = reason === undefined ? [] : [`${' '.repeat(15)}${plain(reason)}`]
  const fix = findings.length === 0 ? [] : [`${' '.repeat(15)}fix: ${plain(rule.fix)}`]
  return [head, ...said, ...fix, ...why].join('\n')
}

function sum(results: readonly Result[]): string {
  const counts = verdicts.flatMap((verdict) => {
    const count = results.filter((each) => each.verdict === verdict).length
    return count === 0 ? [] : [`${count} ${verdict}`]
  })
  return `${results.length} rules: ${counts.join(' · ')}`
}
