import { ClientFailure, type Client } from '../model/client.js'
import { runAtRandom } from './random.js'
import type { TestServer } from '../model/test-server.js'
import { deadlineOf, operationsOf, type Rule } from '../model/rule.js'
import { Steps } from './steps.js'
import { strayRequests } from '../queries/strays.js'
import type { DoneOperation, Transcript } from '../model/transcript.js'
import type { Verdict } from '../model/verdict.js'
import { judgeRule } from './judge-rule.js'
import { operationsIn, profileFor, type OperationName, type Profile } from '../../contracts/api/profiles.js'
import type { RuleResult } from '../model/result.js'
import type { RunEnvironment } from './environment.js'

/** The profile in which a rule runs against a client, or why it cannot run. */
type Placement = { readonly profile: Profile } | { readonly reason: string }

function placementFor(rule: Rule, client: Client, preferred?: Profile): Placement {
  if (rule.status === 'withdrawn') return { reason: 'The rule was withdrawn.' }
  const { profiles: wanted } = rule
  const operations = operationsOf(rule)
  const profile = profileFor({ profiles: wanted, operations }, client, preferred)
  if (!profile) return { reason: missingProfile(wanted, operations, client) }
  if (rule.acrossOperations && client.processPerOperation) {
    return {
      reason: 'Each operation runs in its own process, so the client cannot share state between operations.',
    }
  }
  const operation = [...operations].find((each) => !client.operations.has(each))
  if (operation !== undefined) return { reason: `The client does not implement ${operation}.` }
  const capability = rule.needs?.find((each) => !client.capabilities.has(each))
  return capability === undefined
    ? { profile }
    : { reason: `The client does not declare the capability ${capability}.` }
}

function missingProfile(
  wanted: readonly Profile[] | undefined,
  operations: ReadonlySet<OperationName>,
  { profiles }: Client,
): string {
  const supported = [...profiles].filter((each) => wanted?.includes(each) ?? true)
  if (wanted && supported.length === 0)
    return `The client does not support the profile ${wanted.join(' or ')}.`
  const missing = [...operations].find((each) =>
    supported.every((profile) => !operationsIn(profile).includes(each)),
  )
  return missing === undefined
    ? 'The client does not support a profile that has all operations of the rule.'
    : `The client supports ${supported.join(' and ')}, which has no ${missing}.`
}

/** Runs one rule against a client, on a separate test server. Never throws, because every failure is a verdict. */
export async function runRule(rule: Rule, client: Client, environment: RunEnvironment): Promise<RuleResult> {
  const placement = placementFor(rule, client, environment.profile)
  if (rule.random === undefined || 'reason' in placement) return runOnce(rule, client, environment)
  return runAtRandom(rule, client, placement.profile, environment, runOnce)
}

async function runOnce(rule: Rule, client: Client, environment: RunEnvironment): Promise<RuleResult> {
  const { now } = environment
  const began = now()
  const placement = placementFor(rule, client, environment.profile)
  const result = (verdict: Verdict, more: Partial<RuleResult> = {}): RuleResult => ({
    rule,
    verdict,
    findings: [],
    ...('profile' in placement ? placement : {}),
    ...more,
    durationMs: Math.round(now() - began),
  })
  if ('reason' in placement) return result('not-applicable', placement)
  let server: TestServer | undefined
  const done: DoneOperation[] = []
  try {
    server = await environment.openTestServer(rule.setup ?? {}, placement.profile)
    const deadlineMs = deadlineOf(rule) ?? server.config.deadlineMs
    const steps = new Steps(client, server, done, environment.sleep, { ...server.config, deadlineMs })
    for (const step of rule.steps) await steps.take(step)
    await server.quiet(environment.graceMs ?? 150)
    const files = await client.files?.()
    const goodbye =
      steps.printedBefore === undefined ? {} : { goodbye: client.output().slice(steps.printedBefore) }
    const output = steps.printedEarlier + client.output()
    const printed = client.printed && { printed: [...steps.printedParts, ...client.printed()] }
    const transcript = {
      ...transcriptOf(server, client, done),
      output,
      ...printed,
      ...(files && { files }),
      ...goodbye,
    }
    const configured = { ...transcript, configured: steps.configured }
    const lost = done.some(({ hung }) => hung) ? ({ clientLost: true } as const) : {}
    const { verdict, ...more } = judgeRule(rule, configured, environment)
    return result(verdict, { ...more, transcript: configured, ...lost })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const transcript = server && { transcript: transcriptOf(server, client, done) }
    if (!(error instanceof ClientFailure)) return result('kit-error', { reason, ...transcript })
    return result('client-error', { reason, ...transcript, clientLost: true })
  } finally {
    for (const token of server?.tokens() ?? []) environment.issued?.add(token)
    await server?.close()
  }
}

function transcriptOf(server: TestServer, client: Client, done: readonly DoneOperation[]): Transcript {
  return {
    arrivals: [...server.arrivals(), ...strayRequests(client, server)],
    done,
    calls: server.calls,
    recordings: server.recordings(),
    config: server.config,
    secrets: server.secrets(),
    heldOpen: server.heldOpen(),
    longestRead: server.longestRead(),
    output: client.output(),
  }
}
