import { grades } from '../../contracts/evidence.js'
import { claimKinds } from '../../kit/claims/claim-kinds.js'
import type { Claim } from '../../kit/claims/claims.js'

export const evidenceFormats = ['text', 'json', 'markdown'] as const

export type EvidenceFormat = (typeof evidenceFormats)[number]

/** Claims for a person or for a program. */
export function formatClaims(claims: readonly Claim[], format: EvidenceFormat): string {
  if (format === 'json') return `${JSON.stringify({ version: 1, claims }, null, 2)}\n`
  return format === 'text' ? text(claims) : markdown(claims)
}

function text(claims: readonly Claim[]): string {
  const groups = claimKinds.flatMap((kind) => {
    const own = claims.filter((each) => each.kind === kind)
    return own.length === 0 ? [] : [`${kind}\n${own.map(line).join('')}`]
  })
  return `${groups.map((group) => `${group}\n`).join('')}${summaryOf(claims)}\n`
}

function line({ id, grade, claim, source, location }: Claim): string {
  const where = location.startsWith('https://') ? [source, location] : [`${source} (${location})`]
  const lines = [`${grade.padEnd(10)}  ${id}`, ...[claim, ...where].map((each) => `            ${each}`)]
  return lines.map((each) => `  ${each}\n`).join('')
}

function markdown(claims: readonly Claim[]): string {
  const rows = claims.map(({ kind, id, claim, grade, source, location }) => [
    kind,
    `\`${id}\``,
    claim,
    grade,
    location.startsWith('https://') ? `[${source}](${location})` : `${source} (${location})`,
  ])
  const head = ['Kind', 'Id', 'Claim', 'Grade', 'Source']
  const table = [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`,
  )
  return `${table.join('\n')}\n\n${summaryOf(claims)}\n`
}

function summaryOf(claims: readonly Claim[]): string {
  const counts = grades.flatMap((grade) => {
    const count = claims.filter((each) => each.grade === grade).length
    return count === 0 ? [] : [`${count} ${grade}`]
  })
  return `${claims.length} claims${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`
}
