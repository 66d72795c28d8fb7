import { isMap, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml'
import { BaselineError } from '../baseline/file.js'
import { untestedCode } from '../baseline/baseline.js'
import { placeholderReason } from '../baseline/placeholder.js'
import type { Report, RuleReport } from './report.js'

/**
 * Updates a baseline from a report: removes entries whose findings are gone, and adds new ones with a placeholder
 * reason, also for rules that can fail and were not tested. Keeps entries of rules that were not judged, and all reasons, comments and the order.
 */
export function updatedBaseline(before: string | undefined, { rules, manifest }: Report): string {
  const document = parseDocument(before ?? 'version: 1\n', { schema: 'core' })
  if (before === undefined) {
    document.commentBefore =
      ' Known failures of this client. Each entry needs a reason and should link an issue.'
    document.set('client', manifest.client.name)
  }
  const list = listOf(document)
  // Flaky rules have their own section.
  const isFlaky = ({ verdict, known }: RuleReport) => verdict === 'known-fail' && known.length === 0
  const broken = rules.filter((each) => each.findings.length > 0 && !isFlaky(each))
  // Rules that only warn may stay untested.
  const untested = rules.filter(
    ({ verdict, required }) => verdict === 'known-untested' || (verdict === 'untested' && required),
  )
  const found = new Set([
    ...broken.flatMap(({ id, findings }) => findings.map(({ code }) => `${id} ${code}`)),
    ...untested.map(({ id }) => `${id} ${untestedCode}`),
  ])
  const judged = new Set(
    rules
      .filter(({ verdict }) => verdict === 'stale-known' || verdict === 'pass')
      .map(({ id }) => id as string),
  )
  for (const { id } of broken) judged.add(id)
  const keyOf = (entry: YAMLMap) => `${String(entry.get('rule'))} ${String(entry.get('finding'))}`
  const isHere = (entry: YAMLMap) => !entry.has('when')
  list.items = list.items.filter(
    (entry) =>
      !isMap(entry) || !isHere(entry) || !judged.has(String(entry.get('rule'))) || found.has(keyOf(entry)),
  )
  const kept = new Set([
    ...list.items.flatMap((entry) => (isMap(entry) && isHere(entry) ? [keyOf(entry)] : [])),
    // Entries with a condition that is fulfilled here.
    ...rules.flatMap(({ known }) => known.map(({ rule, finding }) => `${rule} ${finding}`)),
  ])
  for (const key of [...found].filter((each) => !kept.has(each))) {
    const [rule, finding] = key.split(' ')
    list.add(document.createNode({ rule, finding, reason: placeholderReason }))
  }
  return document.toString({ lineWidth: 110 })
}

function listOf(document: Document) {
  const list = document.get('known')
  if (isSeq(list)) return list
  document.set('known', document.createNode([]))
  const made = document.get('known')
  if (!isSeq(made)) throw new BaselineError('known is not a list')
  made.flow = false
  return made
}
