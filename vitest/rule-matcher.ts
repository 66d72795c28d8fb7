import { rules } from '../kit/rules/index.js'
import { didYouMean } from '../contracts/did-you-mean.js'
import { findingLine, wireText } from '../kit/report/labels.js'
import { scrubOf, secretsOf } from '../kit/report/secrets.js'
import { wireExchange } from '../kit/report/trace-format.js'
import type { Rule } from '../kit/model/rule.js'
import { withinProfiles } from '../kit/runner/judge-traffic.js'
import { transcriptOf } from '../kit/observe/sandbox-recorder.js'
import type { SandboxControl } from '../mock-server/index.js'

/**
 * Judges the requests of a test by a rule of the client contract kit. A rule whose point was not reached is not
 * satisfied, and not broken: both `expect` and `expect.not` fail.
 * @throws {Error} for a rule that there is not, or that needs to know what the client was asked for
 */
export function toSatisfyRule(
  sandbox: SandboxControl,
  id: string,
): { readonly pass: boolean; readonly message: () => string } {
  const rule = requireRule(id)
  const seen = transcriptOf(sandbox)
  if (!seen)
    throw new Error(`${sandbox.id} is not watched: take the sandbox that cxone-mock/vitest gives to a test`)
  const transcript = withinProfiles(rule, seen)
  const reached = rule.guard(transcript)
  if (reached !== true) throw new Error(`${id} is untested, which is not satisfied: ${reached}`)
  const findings = rule.expect(transcript)
  const scrub = scrubOf(secretsOf(transcript))
  const lines = findings.flatMap((finding) => {
    const first = transcript.arrivals.find(({ id: one }) => finding.requests.includes(one))
    const wire = first ? wireText(wireExchange(first, transcript, scrub)) : []
    return [`  ${scrub(findingLine({ ...finding, wire: [] }))}`, ...wire.map((line) => `    ${line}`)]
  })
  return {
    pass: findings.length === 0,
    message: () =>
      findings.length === 0
        ? `expected ${id} to be broken: the client ${rule.title}`
        : [`expected ${id} to be kept: the client ${rule.title}`, ...lines, `  Fix: ${rule.fix}`].join('\n'),
  }
}

function requireRule(id: string): Rule {
  const rule = rules.find((each) => each.id === id)
  const near = didYouMean(
    id,
    rules.map((each) => each.id),
  )
  if (!rule) throw new Error(`there is no rule ${id.slice(0, 80)}${near ? `; did you mean ${near}?` : ''}`)
  if (rule.always) return rule
  const watchable = rules.filter(({ always }) => always).map((each) => each.id)
  throw new Error(
    `${id} needs a client that it can ask: use defineClientContract. Of requests alone: ${watchable.join(', ')}`,
  )
}
