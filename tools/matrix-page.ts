import { rules } from '../kit/rules/index.js'
import { mayBreak } from '../fixtures/clients/typescript/mutants/also-breaks.js'
import type { MatrixCell } from './columns.js'
import { columns } from './columns.js'
import { isBroken } from './problems.js'

/** Which client breaks which rule, as Markdown: the same text for the same verdicts. */
export function matrixPage(cells: readonly MatrixCell[]): string {
  const flawed = columns.filter(({ kind }) => kind === 'flawed')
  const of = (rule: string) => cells.filter((cell) => cell.rule === rule)
  const row = ({ id, mutants, nearMisses = {} }: (typeof rules)[number]) => {
    const own = of(id)
    const verdict = (name: string) => own.find(({ client }) => client === name)?.verdict ?? 'not run'
    const names = (all: readonly string[]) => all.map((name) => `\`${name}\``).join(', ') || 'none'
    const others = own
      .filter((cell) => isBroken(cell) && flawed.some(({ name }) => name === cell.client))
      .map(({ client }) => client)
      .filter((name) => !mutants.includes(name) && !(name in nearMisses) && !mayBreak[name]?.includes(id))
      .toSorted()
    const near = Object.entries(nearMisses).map(([name, expected]) => `\`${name}\` ${expected}`)
    return `| [${id}](rules/${id}.md) | ${verdict('typescript')} | ${verdict('python')} | ${names(mutants)} | ${near.join(', ') || 'none'} | ${names(others)} |`
  }
  const helpless = columns.filter(({ kind }) => kind === 'helpless').map(({ name }) => name)
  return [
    '# Every rule and every client',
    '',
    `Written by \`npm run docs:matrix\` from ${rules.length} rules × ${columns.length} clients: two references, in TypeScript and in Python, ${flawed.length} flawed clients, and ${helpless.join(', ')}, which pass nothing. The rules of properties are put to those of them that they name. \`npm run test:matrix\` fails when a verdict is another.`,
    '',
    '| Rule | TypeScript | Python | Caught | Near misses | Also broken by |',
    '|---|---|---|---|---|---|',
    ...rules.map(row),
    '',
  ].join('\n')
}
