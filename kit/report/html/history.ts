import type { Verdict } from '../../model/verdict.js'
import { html, type Markup } from '../formats/markup.js'
import { weightOf, type Weight } from '../labels.js'
import type { Report, RuleReport } from '../report.js'
import { bars } from './bars.js'
import { framed } from './frame.js'

/** A run, and the file that it was read from. */
export interface NamedReport {
  readonly name: string
  readonly report: Report
}

/** What became of a rule from one run to the next. */
interface Course {
  readonly id: string
  readonly title: string
  /** One for each run, oldest first. Undefined where the rule was not selected. */
  readonly verdicts: readonly (RuleReport | undefined)[]
}

/** The runs in the order of time. */
export function inOrder(runs: readonly NamedReport[]): NamedReport[] {
  return runs.toSorted((one, other) =>
    one.report.manifest.startedAt.localeCompare(other.report.manifest.startedAt),
  )
}

/** Rules that did not have the same verdict in every run, or do not pass in the newest. */
export function coursesOf(runs: readonly NamedReport[]): Course[] {
  const ids = [...new Set(runs.flatMap(({ report }) => report.rules.map(({ id }) => id)))]
  return ids.flatMap((id) => {
    const verdicts = runs.map(({ report }) => report.rules.find((rule) => rule.id === id))
    const known = verdicts.flatMap((rule) => rule?.verdict ?? [])
    const isSteady = new Set(known).size === 1 && steady.has(known[0] ?? 'fail')
    const title = verdicts.findLast((rule) => rule !== undefined)?.title ?? ''
    return isSteady ? [] : [{ id, title, verdicts }]
  })
}

const steady: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable', 'not-reached'])

/** Several runs as a single page without scripts: a bar for each run, and every rule that changed. */
export function historyPage(given: readonly NamedReport[]): string {
  const runs = inOrder(given)
  const newest = runs.at(-1)?.report
  const courses = coursesOf(runs)
  const clients = [...new Set(runs.map(({ report }) => report.manifest.client.name))]
  return framed(
    {
      title: `History: ${clients.join(', ')}`,
      summary: `${runs.length} runs, ${courses.length} rules that changed or do not pass`,
      conclusion: newest?.conclusion ?? 'no run',
      weight: newest?.exitCode === 0 ? 'good' : 'bad',
      facts: {
        'First run': runs[0]?.report.manifest.startedAt ?? '',
        'Last run': newest?.manifest.startedAt ?? '',
        'Rule set': [...new Set(runs.map(({ report }) => report.manifest.ruleSet))].join(', '),
      },
    },
    html`${bars('Results by run', runs.map(barOf))}
      <h2>Rules</h2>
      ${courses.length === 0 ? html`<p>Every rule passed in every run.</p>` : table(runs, courses)}`,
  )
}

function barOf({ name, report }: NamedReport) {
  const weights = report.rules.map((rule) => weightOf(rule, report.manifest.options.strict))
  const passed = weights.filter((weight) => weight === 'good').length
  const failed = weights.filter((weight) => weight === 'bad').length
  return {
    name: `${report.manifest.startedAt.slice(0, 16).replace('T', ' ')} ${name}`,
    weights,
    words: `${passed} passed, ${failed} failed of ${weights.length}`,
  }
}

function table(runs: readonly NamedReport[], courses: readonly Course[]): Markup {
  return html`<div class="scroll">
    <table>
      <tr>
        <th>Rule</th>
        ${runs.map(({ report }) => html`<th>${report.manifest.startedAt.slice(5, 16).replace('T', ' ')}</th>`)}
      </tr>
      ${courses.map(
        ({ id, title, verdicts }) =>
          html`<tr>
            <td title="The client ${title}.">${id}</td>
            ${verdicts.map((rule, index) => cell(rule, runs[index]?.report.manifest.options.strict))}
          </tr>`,
      )}
    </table>
  </div>`
}

function cell(rule: RuleReport | undefined, strict: boolean | undefined): Markup {
  if (!rule) return html`<td class="soft">not run</td>`
  const weight: Weight = weightOf(rule, strict)
  return html`<td class="${weight}"><span class="verdict">${rule.verdict}</span></td>`
}
