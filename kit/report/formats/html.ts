import { bars } from '../html/bars.js'
import { exchangeDiagram, type DiagramLine } from '../html/exchange-diagram.js'
import { framed } from '../html/frame.js'
import { html, type Markup } from './markup.js'
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
  const listed = sorted(report).filter(
    ({ verdict }) => all || (verdict !== 'pass' && verdict !== 'not-applicable'),
  )
  const frame = {
    title: `CXone contract: ${manifest.client.name}`,
    summary: denominator,
    conclusion,
    weight: exitCode === 0 ? 'good' : 'bad',
    exitCode,
    facts: facts(report),
  } as const
  return framed(
    frame,
    html`${areas(report)} ${listed.length === 0 ? '' : html`<h2>Findings</h2>`}
      ${listed.map((rule) => card(rule, report))} ${baseline(report)}
      <h2>Rules</h2>
      <ul class="grid">
        ${rules.map((rule) => cell(rule, report, listed.includes(rule)))}
      </ul>`,
  )
}

/** One bar for each area of rules. */
function areas({ rules, manifest }: Report): Markup {
  const names = [...new Set(rules.map(({ area }) => area))]
  return bars(
    'Results by area',
    names.map((name) => {
      const own = rules.filter(({ area }) => area === name)
      const weights = own.map((rule) => weightOf(rule, manifest.options.strict))
      const passed = weights.filter((weight) => weight === 'good').length
      return { name, weights, words: `${passed} of ${own.length} passed` }
    }),
  )
}

function facts({ manifest }: Report): Readonly<Record<string, string>> {
  const { client, options, platform } = manifest
  const preferred = options.profile ? [`preferred profile ${options.profile}`] : []
  return {
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
  const inTime = [
    ...operations.map(asked),
    ...lines.map((line) => sent(line, shown.has(line.id))),
    ...operations.map(reported),
  ].toSorted((one, other) => one.atMs - other.atMs)
  const cut = requestCount > lines.length ? html`<p class="soft">${requestCount} requests in total.</p>` : ''
  return html`<details>
    <summary>Sequence</summary>
    ${exchangeDiagram(inTime)} ${cut}
  </details>`
}

function sent(line: WireLine, isShown: boolean): DiagramLine {
  const { id, atMs, at, method, target, status, fault, cut } = line
  const notes = [...(at === 'api' ? [] : [at]), ...(fault === undefined ? [] : [`fault: ${fault}`])]
  return {
    atMs,
    number: id,
    request: `${method} ${target}`,
    response: statusLine(line),
    isLost: status === 0 || cut !== undefined,
    isShown,
    ...(notes.length === 0 ? {} : { note: notes.join(', ') }),
  }
}

function asked({ operation, beganMs }: OperationReport): DiagramLine {
  return { atMs: beganMs, operation: `call ${operation}` }
}

function reported({ operation, outcome, kind, state, message, endedMs }: OperationReport): DiagramLine {
  const result = [outcome, kind, state, message].filter((part) => part !== undefined).join(', ')
  return { atMs: endedMs, operation: `outcome of ${operation}: ${result}` }
}

function baseline({ baseline: applied }: Report): Markup | string {
  if (!applied || applied.unconfirmed.length + applied.notes.length === 0) return ''
  return html`<h2>Baseline</h2>
    ${applied.notes.map((note) => html`<p>${note}</p>`)}
    ${applied.unconfirmed.map(({ rule, finding }) => html`<p>Not confirmed, because the rule was not judged: <code>${rule}</code> ${finding}</p>`)}`
}
