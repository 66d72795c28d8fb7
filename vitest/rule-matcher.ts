import { rules } from '../kit/rules/index.js'
import { didYouMean } from '../contracts/did-you-mean.js'
import { findingLine, wireText } from '../kit/report/labels.js'
import { scrubOf, secretsOf } from '../kit/report/secrets.js'
import { wireExchange } from '../kit/report/trace-format.js'
import type { Rule } from '../kit/model/rule.js'
import { canBeObserved, observationOf, withinProfiles } from '../kit/observe/judge-traffic.js'
import { transcriptOf } from '../kit/observe/sandbox-recorder.js'
import type { SandboxControl } from '../mock-server/index.js'

/**
 * Judges the requests of a test by a rule of the client contract kit. An untested rule is neither satisfied nor
 * violated, so both `expect` and `expect.not` fail.
 * @throws {Error} for an unknown rule, and for a rule that cannot judge requests alone
 */
export function toSatisfyRule(
  sandbox: SandboxControl,
  id: string,
): { readonly pass: boolean; readonly message: () => string } {
  const rule = requireRule(id)
  const recorded = transcriptOf(sandbox)
  if (!recorded)
    throw new Error(`${sandbox.id} is not recorded. Use the sandbox fixture of cxone-mock/vitest.`)
  const transcript = withinProfiles(rule, recorded)
  const observation = observationOf(rule)
  const reached = observation.reached(transcript)
  if (reached !== true) throw new Error(`${id} is untested and therefore not satisfied: ${reached}`)
  const findings = observation.judge([transcript])
  const scrub = scrubOf(secretsOf(transcript))
  const lines = findings.flatMap((finding) => {
    const first = transcript.arrivals.find(({ id: one }) => finding.requests.includes(one))
    const wire = first ? wireText(wireExchange(first, transcript, scrub)) : []
    return [`  ${scrub(findingLine(finding))}`, ...wire.map((line) => `    ${line}`)]
  })
  return {
    pass: findings.length === 0,
    message: () =>
      findings.length === 0
        ? `expected the client to violate ${id}: the client ${rule.title}`
        : [
            `expected the client to satisfy ${id}: the client ${rule.title}`,
            ...lines,
            `  Fix: ${rule.fix}`,
          ].join('\n'),
  }
}

function requireRule(id: string): Rule {
  const rule = rules.find((each) => each.id === id)
  const near = didYouMean(
    id,
    rules.map((each) => each.id),
  )
  if (!rule)
    throw new Error(`Unknown rule ${JSON.stringify(id.slice(0, 80))}.${near ? ` Did you mean ${near}?` : ''}`)
  if (canBeObserved(rule)) return rule
  const observable = rules.filter(canBeObserved).map((each) => each.id)
  throw new Error(
    `${id} cannot judge requests alone. Use defineClientContract, or one of ${observable.join(', ')}.`,
  )
}
