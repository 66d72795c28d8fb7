import { isMap, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml'
import { BaselineError } from '../baseline/file.js'
import type { Report, RuleReport } from './report.js'

/** Stands in place of a reason until somebody gives one. */
const reasonToGive = 'why is this borne? name the issue'

/**
 * The baseline as it has to be after this report: findings that are gone leave it, new ones come with a reason
 * to be written. What was not judged stays, as do reasons, comments and the order.
 */
export function updatedBaseline(before: string | undefined, { rules, manifest }: Report): string {
  const document = parseDocument(before ?? 'version: 1\n', { schema: 'core' })
  if (before === undefined) {
    document.commentBefore =
      ' What this client is known to break. An entry needs a reason, and should have an issue.'
    document.set('client', manifest.client.name)
  }
  const list = listOf(document)
  // What is broken now and then has its own section.
  const isFlaky = ({ verdict, known }: RuleReport) => verdict === 'known-fail' && known.length === 0
  const broken = rules.filter((each) => each.findings.length > 0 && !isFlaky(each))
  const found = new Set(broken.flatMap(({ id, findings }) => findings.map(({ code }) => `${id} ${code}`)))
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
    // Those that are bound to a condition, and are met by it here.
    ...rules.flatMap(({ known }) => known.map(({ rule, finding }) => `${rule} ${finding}`)),
  ])
  for (const key of [...found].filter((each) => !kept.has(each))) {
    const [rule, finding] = key.split(' ')
    list.add(document.createNode({ rule, finding, reason: reasonToGive }))
  }
  return document.toString({ lineWidth: 110 })
}

function listOf(document: Document) {
  const list = document.get('known')
  if (isSeq(list)) return list
  document.set('known', document.createNode([]))
  const made = document.get('known')
  if (!isSeq(made)) throw new BaselineError('known is no list')
  made.flow = false
  return made
}
