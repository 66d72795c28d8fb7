import { bars } from '../html/bars.js'
import { exchangeDiagram, type DiagramLine } from '../html/exchange-diagram.js'
import { framed } from '../html/frame.js'
import { html, type Markup } from './markup.js'
import { areas as allAreas } from '../../model/rule.js'
import { failedWords } from '../client-words.js'
import { grouped, type Group } from '../group.js'
import type { FindingReport, OperationReport, Report, RuleReport } from '../report.js'
import { exitOf, explainOf, sorted, weightOf, wireText } from '../labels.js'
import { statusLine, type WireExchange, type WireLine } from '../trace-format.js'
import { wayToGreen } from '../triage.js'

export interface PageOptions {
  /** Also shows cards of rules that pass or do not apply. Default: false. */
  readonly all?: boolean
}

/** The report as a single HTML page without scripts or external assets, which its policy forbids. */
export function page(report: Report, { all = false }: PageOptions = {}): string {
  const { manifest, denominator, conclusion, rules } = report
  const exitCode = exitOf(report)
  const listed = grouped(
    sorted(report).filter(({ verdict }) => all || (verdict !== 'pass' && verdict !== 'not-applicable')),
  )
  const cardOf = (rule: RuleReport) => listed.find((group) => group.includes(rule))?.[0].id
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
    html`${way(report)} ${areas(report)} ${listed.length === 0 ? '' : html`<h2>Findings</h2>`}
      ${listed.length < 2 ? '' : filters(report)} ${listed.map((group) => card(group, report))}
      ${baseline(report)}
      <h2>Rules</h2>
      <ul class="grid">
        ${rules.map((rule) => tile(rule, report, cardOf(rule)))}
      </ul>`,
  )
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
  const present = allAreas.filter((area) => rules.some((rule) => rule.area === area))
  const radio = (name: string, value: string, label: string) => {
    const checked = { markup: value === 'all' ? ' checked' : '' }
    return html`<label
      ><input type="radio" name="${name}" id="${name}-${value}" ${checked} /> ${label}</label
    >`
  }
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
    ${sequence(rule)}
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
