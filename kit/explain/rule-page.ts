import { areaOf, areas, type Area, type Rule, type SourceGrade } from '../model/rule.js'
import { canFail } from '../model/verdict.js'
import { stimulusOf } from '../model/describe-steps.js'

/** What happened on the wire with a client that keeps a rule, and with one that breaks it. */
export interface Traces {
  readonly good: string
  readonly bad: string
}

export const areaNames: Readonly<Record<Area, string>> = {
  DISC: 'Addressing and discovery',
  AUTH: 'Token request',
  TOK: 'Token cache and renewal',
  REQ: 'Requests to the API',
  REC: 'Recording',
  ERR: 'Errors',
  RATE: 'Throttling',
  NET: 'Network',
  SEC: 'Secrets',
  PROP: 'Properties of random sequences',
}

const grades: Readonly<Record<SourceGrade, string>> = {
  standard: 'the text of a standard',
  vendor: "a page or document of the API's vendor",
  observed: 'seen at a real system',
  'vendor-sdk': "code that the API's vendor published",
  unverified: 'told in a forum, and never verified',
  practice: 'engineering practice, or many real bugs',
}

/** The page of one rule, as Markdown. All that differs from run to run is in its two blocks of text. */
export function rulePage(rule: Rule, traces?: Traces): string {
  const {
    id,
    title,
    rationale,
    fix,
    level,
    sources,
    since,
    status,
    needs = [],
    dependsOn = [],
    mutants,
  } = rule
  const { room, steps } = stimulusOf(rule)
  const near = Object.entries(rule.nearMisses ?? {})
  const [mutant] = mutants
  return lines(
    `# ${id}`,
    `The client **${title}**.`,
    list([
      `Level: ${level}${canFail(rule, {}) ? '' : ', it only warns'}${status === 'stable' ? '' : ` (${status})`}`,
      ...(canFail(rule, {}) || !canFail(rule, { trustUnverified: true })
        ? []
        : ['With `--trust-unverified` it can fail: no source of it was verified']),
      `Area: ${areaOf(id)}, ${areaNames[areaOf(id)]}`,
      `Since: ${since}`,
      ...(needs.length === 0 ? [] : [`Needs a client with: ${needs.join(', ')}`]),
      ...(dependsOn.length === 0 ? [] : [`To be kept first: ${dependsOn.map(linked).join(', ')}`]),
      ...(rule.always ? ['Judged in requests alone too: `cxone-mock observe`, `toSatisfyRule`'] : []),
    ]),
    '## Why',
    rationale,
    '## What is done',
    room.join(' '),
    list(steps, '1.'),
    '## What to change',
    fix,
    ...(traces
      ? [
          '## A client that keeps it',
          block(traces.good),
          `## A client that breaks it: ${mutant}`,
          block(traces.bad),
        ]
      : []),
    '## Sources',
    list(sources.map(({ ref, grade }) => `${ref}: ${grades[grade]}`)),
    '## What proves the rule',
    list([
      ...mutants.map((name) => `\`${name}\` breaks it, and is caught`),
      ...near.map(([name, verdict]) => `\`${name}\` comes near, and is \`${verdict}\``),
    ]),
  )
}

/** All rules by area, as Markdown with links to their pages. */
export function rulesIndex(rules: readonly Rule[]): string {
  return lines(
    '# The rules of the client contract kit',
    `${rules.length} rules. A rule at the level MUST can fail a build, unless all that it rests on was never verified; the others warn.`,
    ...areas.flatMap((area) => {
      const own = rules.filter(({ id }) => areaOf(id) === area)
      if (own.length === 0) return []
      return [
        `## ${area}: ${areaNames[area]}`,
        list(
          own.map(
            (rule) =>
              `${linked(rule.id)} ${canFail(rule, {}) ? '**MUST**' : rule.level}: the client ${rule.title}`,
          ),
        ),
      ]
    }),
  )
}

function linked(id: string): string {
  return `[${id}](${id}.md)`
}

function lines(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

function list(items: readonly string[], mark = '-'): string {
  return items.map((item, index) => `${mark === '-' ? '-' : `${index + 1}.`} ${item}`).join('\n')
}

function block(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``
}
