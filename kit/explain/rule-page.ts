import { areaOf, areas, type Area, type Rule, type SourceGrade } from '../model/rule.js'
import { canFail } from '../model/verdict.js'
import { describeSteps } from '../model/describe-steps.js'

/** HTTP traces of a client that passes a rule, and of one that fails it. */
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
  standard: 'a standard',
  vendor: 'a page or document of the vendor',
  observed: 'observed on a real system',
  'vendor-sdk': 'published code of the vendor',
  unverified: 'reported in a forum, not verified',
  practice: 'engineering practice, or many real bugs',
}

/** The page of one rule, as Markdown. Only the traces differ from run to run. */
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
  const { server, steps } = describeSteps(rule)
  const near = Object.entries(rule.nearMisses ?? {})
  const [mutant] = mutants
  return lines(
    `# ${id}`,
    `The client **${title}**.`,
    list([
      `Level: ${level}${canFail(rule, {}) ? '' : ', warning only'}${status === 'stable' ? '' : ` (${status})`}`,
      ...(canFail(rule, {}) || !canFail(rule, { trustUnverified: true })
        ? []
        : ['Fails only with `--trust-unverified`, because none of its sources is verified']),
      `Area: ${areaOf(id)}, ${areaNames[areaOf(id)]}`,
      `Since: ${since}`,
      ...(needs.length === 0 ? [] : [`Required capabilities: ${needs.join(', ')}`]),
      ...(dependsOn.length === 0 ? [] : [`Depends on: ${dependsOn.map(linked).join(', ')}`]),
      ...(rule.always ? ['Also judges observed traffic: `cxone-mock observe`, `toSatisfyRule`'] : []),
    ]),
    '## Rationale',
    rationale,
    '## Test steps',
    server.join(' '),
    list(steps, '1.'),
    '## Fix',
    fix,
    ...(traces
      ? ['## Passing client', block(traces.good), `## Failing client: ${mutant}`, block(traces.bad)]
      : []),
    '## Sources',
    list(sources.map(({ ref, grade }) => `${ref} (${grades[grade]})`)),
    '## Proof',
    list([
      ...mutants.map((name) => `\`${name}\` violates the rule and is detected`),
      ...near.map(([name, verdict]) => `\`${name}\` has the verdict \`${verdict}\``),
    ]),
  )
}

/** All rules by area, as Markdown with links to their pages. */
export function rulesIndex(rules: readonly Rule[]): string {
  return lines(
    '# Rules of the client contract kit',
    `${rules.length} rules. A rule at the level MUST can fail a build, unless none of its sources is verified. All other rules warn.`,
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
