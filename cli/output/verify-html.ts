import { html, type Markup } from '../../kit/report/formats/markup.js'
import { bars } from '../../kit/report/html/bars.js'
import { framed } from '../../kit/report/html/frame.js'
import type { Weight } from '../../kit/report/labels.js'
import type { Verified } from '../../kit/provider/verify.js'

const weights: Readonly<Record<Verified['verdict'], Weight>> = {
  agrees: 'good',
  drifts: 'bad',
  error: 'open',
  'ruled-out': 'none',
  skipped: 'none',
}

/**
 * The result of `verify` as a single page without scripts: a bar for each operation, and every difference.
 * @param summary the counts in one line
 */
export function verifyPage(results: readonly Verified[], target: string, summary: string): string {
  const found = results.filter(({ verdict }) => verdict === 'drifts' || verdict === 'error')
  const noted = results.filter((each) => each.notes.length > 0 && !found.includes(each))
  const skipped = results.filter(({ verdict }) => verdict === 'skipped')
  const agrees = found.length === 0 && skipped.length < results.length
  return framed(
    {
      title: `Contract of ${target}`,
      summary,
      conclusion: agrees
        ? 'the server agrees'
        : found.length > 0
          ? 'the server differs'
          : 'nothing was compared',
      weight: agrees ? 'good' : 'bad',
      facts: {},
    },
    html`${bars('Results by operation', operations(results))}
    ${found.length === 0 ? '' : html`<h2>Differences</h2>`} ${found.map(card)}
    ${noted.length === 0 ? '' : html`<h2>Notes</h2>`} ${noted.map(card)}
    ${skipped.length === 0 ? '' : html`<h2>Skipped</h2>`}
    ${reasons(skipped).map(
      ([reason, names]) =>
        html`<details class="none">
          <summary>${reason} <span class="soft">${names.length} cases</span></summary>
          <p class="soft">${names.join(', ')}</p>
        </details>`,
    )}`,
  )
}

function operations(results: readonly Verified[]) {
  return [...new Set(results.map(({ operationId }) => operationId))].map((name) => {
    const own = results.filter(({ operationId }) => operationId === name)
    const agreed = own.filter(({ verdict }) => verdict === 'agrees').length
    return {
      name,
      weights: own.map(({ verdict }) => weights[verdict]),
      words: `${agreed} of ${own.length} agree`,
    }
  })
}

function card({ operationId, name, verdict, drift, notes, reason, assume, rules }: Verified): Markup {
  const variants = Object.entries(assume ?? {}).map(([each, variant]) => `--assume ${each}=${variant}`)
  return html`<details class="${weights[verdict]}" ${{ markup: 'open' }}>
    <summary><span class="verdict">${verdict}</span> <code>${operationId}</code> ${name}</summary>
    ${reason === undefined ? '' : html`<p class="reason">${reason}</p>`}
    <ul>
      ${[...drift, ...notes].map((each) => html`<li><code>${each.class}</code> at <code>${each.at}</code>: ${each.message}</li>`)}
    </ul>
    ${variants.map((each) => html`<p>The mock responds in the same way with <code>${each}</code>.</p>`)}
    ${rules.length === 0 ? '' : html`<p class="soft">Rules that depend on it: ${rules.join(', ')}</p>`}
  </details>`
}

/** The skipped cases by the reason. */
function reasons(skipped: readonly Verified[]): readonly (readonly [reason: string, names: string[]])[] {
  const names = new Map<string, string[]>()
  for (const { reason = '', operationId, name } of skipped) {
    names.set(reason, [...(names.get(reason) ?? []), `${operationId} ${name}`])
  }
  return [...names]
}
