import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { html, type Markup } from './markup.js'
import { style } from './page-style.js'
import { sequenceDiagram } from './sequence-diagram.js'
import { areas } from '../../model/rule.js'
import { verdicts } from '../../model/verdict.js'
import { failedWords } from '../client-words.js'
import { grouped, type Group } from '../group.js'
import type { FindingReport, Report, RuleReport } from '../report.js'
import { explainOf, sorted, weightOf, wireText } from '../labels.js'
import { statusLine, type WireExchange } from '../trace-format.js'
import { wayToGreen } from '../triage.js'

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
  const listed = grouped(
    sorted(report).filter(({ verdict }) => all || (verdict !== 'pass' && verdict !== 'not-applicable')),
  )
  const cardOf = (rule: RuleReport) => listed.find((group) => group.includes(rule))?.[0].id
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
          ${way(report)}
          ${
            listed.length === 0
              ? ''
              : html`<h2>Findings</h2>
                  ${filters(report)}`
          }
          ${listed.map((group) => card(group, report))} ${totals(report)}
          <h2>Rules</h2>
          <ul class="grid">
            ${rules.map((rule) => tile(rule, report, cardOf(rule)))}
          </ul>
          ${baseline(report)}
          <h2>Run</h2>
          ${facts(report)}
        </main>
      </body>
    </html> `
  return markup
}

function way({ triage }: Report): Markup | string {
  const [head, ...steps] = wayToGreen(triage)
  if (head === undefined) return ''
  return html`<h2>${head}</h2>
    <ul class="way">
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ul>`
}

const choices = [
  ['all', 'All'],
  ['bad', 'Failures'],
  ['open', 'Not measured'],
  ['mild', 'Warnings'],
] as const

/** Filters without a script: the style sheet hides the cards that do not match. */
function filters({ rules }: Report): Markup {
  const present = areas.filter((area) => rules.some((rule) => rule.area === area))
  const radio = (name: string, value: string, label: string) =>
    html`<label
      ><input type="radio" name="${name}" id="${name}-${value}" ${value === 'all' ? checked : ''} />
      ${label}</label
    >`
  return html`<div class="filters">
    <fieldset>
      <legend>Verdict</legend>
      ${choices.map(([value, label]) => radio('show', value, label))}
    </fieldset>
    <fieldset>
      <legend>Area</legend>
      ${[radio('area', 'all', 'All'), ...present.map((area) => radio('area', area, area))]}
    </fieldset>
  </div>`
}

const checked: Markup = { markup: ' checked' }

/** The verdicts by area. */
function totals({ rules }: Report): Markup {
  const columns = verdicts.filter((verdict) => rules.some((rule) => rule.verdict === verdict))
  const row = (name: string, some: readonly RuleReport[]) =>
    html`<tr>
      <th>${name}</th>
      ${columns.map((verdict) => html`<td class="number">${some.filter((rule) => rule.verdict === verdict).length}</td>`)}
      <td class="number">${some.length}</td>
    </tr>`
  return html`<h2>Totals</h2>
    <div class="scroll">
      <table class="totals">
        <tr>
          <th>Area</th>
          ${columns.map((verdict) => html`<th class="number">${verdict}</th>`)}
          <th class="number">all</th>
        </tr>
        ${areas
          .map((area) => [area, rules.filter((rule) => rule.area === area)] as const)
          .filter(([, some]) => some.length > 0)
          .map(([area, some]) => row(area, some))}
        ${row('All', rules)}
      </table>
    </div>`
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

function tile(rule: RuleReport, { manifest }: Report, card: string | undefined): Markup {
  const { id, title, verdict } = rule
  const name = html`<span class="head"><code>${id}</code> <span class="verdict">${verdict}</span></span>
    <span class="about">${title}</span>`
  return html`<li class="${weightOf(rule, manifest.options.strict)}" title="The client ${title}.">
    ${card === undefined ? name : html`<a href="#${card}">${name}</a>`}
  </li>`
}

function card([rule, ...others]: Group, { manifest, triage }: Report): Markup {
  const { id, area, title, verdict, level, required, reason, findings, rationale, fix, sources, reproduce } =
    rule
  const weight = weightOf(rule, manifest.options.strict)
  const explained = triage.causes.find((cause) => cause.rule === id)?.rules.slice(others.length + 1) ?? []
  return html`<details
    id="${id}"
    class="card ${weight} ${area}"
    ${{ markup: weight === 'bad' || weight === 'open' ? ' open' : '' }}
  >
    <summary>
      <span class="verdict">${verdict}</span> <code>${id}</code> The client ${title}.
      <span class="soft">${required ? level : `${level}, warning only`}</span>
    </summary>
    ${others.length === 0 ? '' : html`<p>For the same reason: ${others.map((each) => each.id).join(', ')}.</p>`}
    ${explained.length === 0 ? '' : html`<p>Its consequences: ${explained.join(', ')}.</p>`}
    ${reason === undefined ? '' : html`<p class="reason">${reason}</p>`} ${findings.map(found)}
    ${findings.length > 0 ? '' : failedWords(rule).map(quoted)} ${lastOf(rule)}
    <p>${rationale}</p>
    <p><strong>Fix.</strong> ${fix}</p>
    ${sequenceDiagram(rule)}
    <p class="soft">
      Sources: ${sources.map(({ ref, grade }) => `${ref} (${grade})`).join('; ')}. Details:
      <code>${explainOf(id)}</code>
    </p>
    <p class="soft">Rerun: <code>${reproduce}</code></p>
  </details>`
}

function found({ code, message, requests, wire, words }: FindingReport): Markup {
  const more =
    requests.length > wire.length ? html`<p class="soft">${requests.length} requests in total.</p>` : ''
  return html`<p><code>${code}</code>: ${message}</p>
    ${words.map(quoted)} ${wire.map(exchanged)}${more}`
}

function quoted(words: string): Markup {
  return html`<p class="words">Client: <q>${words}</q></p>`
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

function baseline({ baseline: applied }: Report): Markup | string {
  if (!applied || applied.unconfirmed.length + applied.notes.length === 0) return ''
  return html`<h2>Baseline</h2>
    ${applied.notes.map((note) => html`<p>${note}</p>`)}
    ${applied.unconfirmed.map(({ rule, finding }) => html`<p>Not confirmed, because the rule was not judged: <code>${rule}</code> ${finding}</p>`)}`
}
