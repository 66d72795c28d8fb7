import { html, type Markup } from '../../kit/report/formats/markup.js'
import { framed } from '../../kit/report/html/frame.js'
import type { CompareDocument, ExchangeReport, FitReport } from './document.js'
import {
  differenceWords,
  fitSummary,
  leftOutWords,
  sortedDifferences,
  summaryOf,
  titleOf,
  unknownReasons,
  verdictWords,
} from './words.js'

/** A comparison as a single page without scripts: what the server and the mock have answered, side by side. */
export function page(document: CompareDocument): string {
  const shown = document.exchanges.filter(({ verdict }) => verdict !== 'agrees')
  const isSame = document.counts.differs === 0
  return framed(
    {
      title: 'Comparison with a trace',
      summary: summaryOf(document),
      conclusion: isSame ? 'no differences' : 'differs',
      weight: isSame ? 'good' : 'bad',
      facts: {},
    },
    html`<ul>
        ${[...leftOutWords(document), ...document.assumed].map((each) => html`<li>${each}</li>`)}
        ${unknownReasons(document).map(
          ([reason, count]) => html`<li>${count} cannot be judged: ${reason}</li>`,
        )}
      </ul>
      ${document.fit ? fitSection(document.fit) : ''} ${shown.length === 0 ? '' : html`<h2>Requests</h2>`}
      ${shown.map((each) => card(each))}`,
  )
}

function card(exchange: ExchangeReport): Markup {
  const { matter, notes } = sortedDifferences(exchange)
  const { recorded, mock, reason, verdict, operation } = exchange
  return html`<details ${{ markup: verdict === 'differs' ? 'open' : '' }}>
    <summary>
      <span class="head"
        ><code>${titleOf(exchange)}</code> <span class="verdict">${verdictWords[verdict]}</span></span
      >
      <span class="about">${operation}</span>
    </summary>
    <p>${reason}</p>
    <ul>
      ${matter.map((each) => html`<li>${differenceWords(each)}</li>`)}
      ${notes.map((each) => html`<li>Note: ${differenceWords(each)}</li>`)}
    </ul>
    <div class="sides">
      <div>
        <h3>Server</h3>
        <pre>
${recorded?.status}
${pretty(recorded?.body)}</pre>
      </div>
      <div>
        <h3>Mock</h3>
        <pre>
${mock.status}
${pretty(mock.body)}</pre>
      </div>
    </div>
  </details>`
}

function fitSection(fit: FitReport): Markup {
  return html`<h2>Fit</h2>
    <ul>
      ${fitSummary(fit).map((each) => html`<li>${each}</li>`)}
      ${fit.undecided.map(({ name, possible }) => html`<li>${name} is ${possible.join(' or ')}.</li>`)}
    </ul>
    <dl>
      ${fit.decided.map(
        ({ name, question, option, number }) =>
          html`<dt><code>${name}=${option}</code></dt>
            <dd>${question} ${number === undefined ? '' : `Shown by request ${number}.`}</dd>`,
      )}
    </dl>`
}

function pretty(body = ''): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2).slice(0, 20_000)
  } catch {
    return body.slice(0, 20_000)
  }
}
