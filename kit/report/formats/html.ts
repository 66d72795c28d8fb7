import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { html, type Markup } from './markup.js'
import { style } from './page-style.js'
import type { FindingReport, OperationReport, Report, RuleReport } from '../report.js'
import { explainOf, sorted, weightOf, wireText } from '../labels.js'
import { statusLine, type WireExchange, type WireLine } from '../trace-format.js'

export interface PageOptions {
  /** Also shows cards of rules that pass or do not apply. Default: false. */
  readonly all?: boolean
}

/** The report as a single HTML page without scripts or external assets, which its policy forbids. */
export function page(report: Report, { all = false }: PageOptions = {}): string {
  const { manifest, denominator, conclusion, exitCode, rules } = report
  const digest = btoa(String.fromCharCode(...sha256(utf8ToBytes(style))))
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
  const title = `CXone contract: ${manifest.client.name}`
  const listed = sorted(report).filter(
    ({ verdict }) => all || (verdict !== 'pass' && verdict !== 'not-applicable'),
  )
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${{ markup: `<style>${style}</style>` }}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="sum">${denominator}</p>
          <p class="${exitCode === 0 ? 'good' : 'bad'}">
            <span class="verdict">${conclusion}</span> (exit code ${exitCode})
          </p>
          ${facts(report)}
          <h2>Rules</h2>
          <ul class="grid">
            ${rules.map((rule) => cell(rule, report, listed.includes(rule)))}
          </ul>
          ${listed.length === 0 ? '' : html`<h2>Findings</h2>`} ${listed.map((rule) => card(rule, report))}
          ${baseline(report)}
        </main>
      </body>
    </html> `
  return markup
}

function facts({ manifest }: Report): Markup {
  const { client, options, platform } = manifest
  const preferred = options.profile ? [`preferred profile ${options.profile}`] : []
  const rows = {
    Client: [client.name, client.version, client.language].filter((part) => part !== undefined).join(', '),
    Profiles: client.profiles.join(', ') || 'unknown',
    Operations: client.operations.join(', ') || 'unknown',
    Capabilities: client.capabilities.join(', ') || 'none',
    Kit: `${manifest.kit}, rule set ${manifest.ruleSet}`,
    Options: [
      options.trustUnverified ? 'unverified sources can fail' : 'unverified sources only warn',
      options.strict ? 'warnings fail' : 'warnings do not fail',
      ...preferred,
    ].join(', '),
    Platform: `${platform.os} ${platform.arch}, ${platform.runtime}`,
    'Run at': `${manifest.startedAt}, ${(manifest.durationMs / 1000).toFixed(1)} s`,
  }
  return html`<dl>
    ${Object.entries(rows).map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

function cell(rule: RuleReport, { manifest }: Report, isListed: boolean): Markup {
  const { id, title, verdict } = rule
  const name = html`<span class="head"><code>${id}</code> <span class="verdict">${verdict}</span></span>
    <span class="about">${title}</span>`
  return html`<li class="${weightOf(rule, manifest.options.strict)}" title="The client ${title}.">
    ${isListed ? html`<a href="#${id}">${name}</a>` : name}
  </li>`
}

function card(rule: RuleReport, { manifest }: Report): Markup {
  const { id, title, verdict, level, required, reason, findings, rationale, fix, sources, reproduce } = rule
  const weight = weightOf(rule, manifest.options.strict)
  return html`<details
    id="${id}"
    class="${weight}"
    ${{ markup: weight === 'bad' || weight === 'open' ? ' open' : '' }}
  >
    <summary>
      <span class="verdict">${verdict}</span> <code>${id}</code> The client ${title}.
      <span class="soft">${required ? level : `${level}, warning only`}</span>
    </summary>
    ${reason === undefined ? '' : html`<p class="reason">${reason}</p>`} ${findings.map(found)}
    ${lastOf(rule)}
    <p>${rationale}</p>
    <p><strong>Fix.</strong> ${fix}</p>
    ${sequence(rule)}
    <p class="soft">
      Sources: ${sources.map(({ ref, grade }) => `${ref} (${grade})`).join('; ')}. Details:
      <code>${explainOf(id)}</code>
    </p>
    <p class="soft">Rerun: <code>${reproduce}</code></p>
  </details>`
}

function found({ code, message, requests, wire }: FindingReport): Markup {
  const more =
    requests.length > wire.length ? html`<p class="soft">${requests.length} requests in total.</p>` : ''
  return html`<p><code>${code}</code>: ${message}</p>
    ${wire.map(exchanged)}${more}`
}

/** The last requests of an untested rule, which usually show the cause. */
function lastOf({ last }: RuleReport): Markup | string {
  if (!last) return ''
  if (last.length === 0) return html`<p>No request reached the server.</p>`
  return html`<p>Last requests:</p>
    ${last.map(exchanged)}`
}

function exchanged(exchange: WireExchange): Markup {
  return html`<details>
    <summary>Request ${exchange.id}: ${exchange.method} ${exchange.target}, ${statusLine(exchange)}</summary>
    <pre>${wireText(exchange).join('\n')}</pre>
    <p class="soft">Shell command:</p>
    <pre>${exchange.curl}</pre>
  </details>`
}

/** Operations and requests in the order of time. */
function sequence({ sequence: lines, operations, findings, requestCount }: RuleReport): Markup | string {
  if (lines.length + operations.length === 0) return ''
  const shown = new Set(findings.flatMap(({ requests }) => requests))
  const rows = [
    ...operations.map((operation) => ({ ms: operation.beganMs, row: callRow(operation) })),
    ...lines.map((line) => ({ ms: line.atMs, row: arrow(line, shown.has(line.id)) })),
    ...operations.map((operation) => ({ ms: operation.endedMs, row: outcomeRow(operation) })),
  ].toSorted((one, other) => one.ms - other.ms)
  const cut = requestCount > lines.length ? html`<p class="soft">${requestCount} requests in total.</p>` : ''
  return html`<details>
    <summary>Sequence</summary>
    <div class="scroll">
      <table>
        <tr>
          <th class="number">ms</th>
          <th class="number">#</th>
          <th>Client</th>
          <th>Server</th>
        </tr>
        ${rows.map(({ row }) => row)}
      </table>
    </div>
    ${cut}
  </details>`
}

function arrow(line: WireLine, isShown: boolean): Markup {
  const { id, atMs, at, method, target, fault } = line
  return html`<tr class="${isShown ? 'shown' : 'plain'}">
    <td class="number">${Math.round(atMs)}</td>
    <td class="number">${id}</td>
    <td>${method} ${target} →</td>
    <td class="arrow">
      ← ${statusLine(line)}
      ${at === 'api' ? '' : at}${fault === undefined ? '' : html` <span class="soft">fault: ${fault}</span>`}
    </td>
  </tr>`
}

function callRow({ operation, beganMs }: OperationReport): Markup {
  return html`<tr class="operation">
    <td class="number">${Math.round(beganMs)}</td>
    <td></td>
    <td colspan="2">call ${operation}</td>
  </tr>`
}

function outcomeRow({ operation, outcome, kind, state, message, endedMs }: OperationReport): Markup {
  const result = [outcome, kind, state, message].filter((part) => part !== undefined).join(', ')
  return html`<tr class="operation">
    <td class="number">${Math.round(endedMs)}</td>
    <td></td>
    <td colspan="2">outcome of ${operation}: ${result}</td>
  </tr>`
}

function baseline({ baseline: applied }: Report): Markup | string {
  if (!applied || applied.unconfirmed.length + applied.notes.length === 0) return ''
  return html`<h2>Baseline</h2>
    ${applied.notes.map((note) => html`<p>${note}</p>`)}
    ${applied.unconfirmed.map(({ rule, finding }) => html`<p>Not confirmed, because the rule was not judged: <code>${rule}</code> ${finding}</p>`)}`
}
