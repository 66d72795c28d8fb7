import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { html, type Markup } from './markup.js'
import { style } from './page-style.js'
import type { FindingReport, OperationReport, Report, RuleReport } from './report.js'
import { meanings, pageOf, sorted, weightOf, wireText } from './words.js'
import type { WireLine } from './wire.js'

/** The report as one page that needs nothing else: no script, no asset, and a policy that allows none. */
export function page(report: Report): string {
  const { manifest, denominator, exitCode, rules } = report
  const digest = btoa(String.fromCharCode(...sha256(utf8ToBytes(style))))
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
  const title = `CXone contract: ${manifest.client.name}`
  const listed = sorted(report).filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
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
            <span class="verdict">${meanings[exitCode]}</span> (exit code ${exitCode})
          </p>
          ${facts(report)}
          <h2>Rules</h2>
          <ul class="grid">
            ${rules.map((rule) => cell(rule, report))}
          </ul>
          ${listed.length === 0 ? '' : html`<h2>What was found</h2>`}
          ${listed.map((rule) => card(rule, report))} ${baseline(report)}
        </main>
      </body>
    </html> `
  return markup
}

function facts({ manifest }: Report): Markup {
  const { client, options, platform } = manifest
  const preferred = options.profile ? [`rules of several profiles in ${options.profile}`] : []
  const rows = {
    Client: [client.name, client.version, client.language].filter((part) => part !== undefined).join(', '),
    Profiles: client.profiles.join(', '),
    Operations: client.operations.join(', '),
    Capabilities: client.capabilities.join(', ') || 'none',
    Kit: `${manifest.kit}, rule set ${manifest.ruleSet}`,
    Options: [
      options.trustUnverified ? 'unverified sources are trusted' : 'unverified sources only warn',
      options.strict ? 'warnings fail' : 'warnings do not fail',
      ...preferred,
    ].join(', '),
    Platform: `${platform.os} ${platform.arch}, ${platform.runtime}`,
    Held: `${manifest.startedAt}, ${(manifest.durationMs / 1000).toFixed(1)} s`,
  }
  return html`<dl>
    ${Object.entries(rows).map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

function cell(rule: RuleReport, { manifest }: Report): Markup {
  const { id, title, verdict } = rule
  const isListed = verdict !== 'pass' && verdict !== 'not-applicable'
  const name = html`<code>${id}</code> <span class="verdict">${verdict}</span>`
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
      <span class="soft">${required ? level : `${level}, only warns`}</span>
    </summary>
    ${reason === undefined ? '' : html`<p>${reason}</p>`} ${findings.map(found)}
    <p>${rationale}</p>
    <p><strong>Fix.</strong> ${fix}</p>
    ${sequence(rule)}
    <p class="soft">
      Sources: ${sources.map(({ ref, grade }) => `${ref} (${grade})`).join('; ')}. Page: ${pageOf(id)}
    </p>
    <p class="soft">Again: <code>${reproduce}</code></p>
  </details>`
}

function found({ code, message, requests, wire }: FindingReport): Markup {
  const more =
    requests.length > wire.length ? html`<p class="soft">${requests.length} requests show it.</p>` : ''
  return html`<p><code>${code}</code>: ${message}</p>
    ${wire.map(
      (exchange) =>
        html`<details>
          <summary>Request ${exchange.id}: ${exchange.method} ${exchange.target}, ${exchange.status}</summary>
          <pre>${wireText(exchange).join('\n')}</pre>
          <p class="soft">The same from a shell:</p>
          <pre>${exchange.curl}</pre>
        </details>`,
    )}${more}`
}

/** All that happened, in the order of time: what the client was asked for between its requests. */
function sequence({ sequence: lines, operations, findings, requestCount }: RuleReport): Markup | string {
  if (lines.length + operations.length === 0) return ''
  const shown = new Set(findings.flatMap(({ requests }) => requests))
  const rows = [
    ...lines.map((line) => ({ ms: line.atMs, row: arrow(line, shown.has(line.id)) })),
    ...operations.flatMap((operation) => [
      { ms: operation.beganMs, row: asked(operation) },
      { ms: operation.endedMs, row: said(operation) },
    ]),
  ].toSorted((one, other) => one.ms - other.ms)
  const cut = requestCount > lines.length ? html`<p class="soft">${requestCount} requests in all.</p>` : ''
  return html`<details>
    <summary>The sequence</summary>
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

function arrow({ id, atMs, at, method, target, status, fault }: WireLine, isShown: boolean): Markup {
  return html`<tr class="${isShown ? 'shown' : 'plain'}">
    <td class="number">${atMs}</td>
    <td class="number">${id}</td>
    <td>${method} ${target} →</td>
    <td class="arrow">
      ← ${status || 'no answer'} ${at === 'api' ? '' : at}${fault === undefined ? '' : ` (${fault})`}
    </td>
  </tr>`
}

function asked({ operation, beganMs }: OperationReport): Markup {
  return html`<tr class="said">
    <td class="number">${beganMs}</td>
    <td></td>
    <td colspan="2">is asked to ${operation}</td>
  </tr>`
}

function said({ operation, outcome, kind, state, message, endedMs }: OperationReport): Markup {
  const told = [outcome, kind, state, message].filter((part) => part !== undefined).join(', ')
  return html`<tr class="said">
    <td class="number">${endedMs}</td>
    <td></td>
    <td colspan="2">says of ${operation}: ${told}</td>
  </tr>`
}

function baseline({ baseline: held }: Report): Markup | string {
  if (!held || held.unconfirmed.length + held.notes.length === 0) return ''
  return html`<h2>Baseline</h2>
    ${held.notes.map((note) => html`<p>${note}</p>`)}
    ${held.unconfirmed.map(({ rule, finding }) => html`<p>Unconfirmed, since it was not judged: <code>${rule}</code> ${finding}</p>`)}`
}
