import { ClientFailure, type Client } from '../model/client.js'
import { causes } from './judge-rule.js'
import { runRule } from './run-rule.js'
import type { Rule } from '../model/rule.js'
import type { Verdict } from '../model/verdict.js'
import type { RuleResult } from '../model/result.js'
import type { RunEnvironment } from './environment.js'

export interface RunOptions extends RunEnvironment {
  readonly rules: readonly Rule[]
  /** Earlier results of rules that these depend on. */
  readonly before?: readonly RuleResult[]
  /** Opens a client. Called again after a client is lost. */
  readonly openClient: () => Promise<Client>
  /** How many rules run concurrently. */
  readonly workers: number
  /** Called with each result, in the order of completion. */
  readonly onResult?: (result: RuleResult) => void
}

/**
 * Runs the rules against clients: concurrently, each on its own test server, after the rules that they depend on.
 * @returns the results in the order of the rules
 */
export async function runRules(options: RunOptions): Promise<readonly RuleResult[]> {
  const environment: RunEnvironment = { ...options, issued: options.issued ?? new Set() }
  const results = new Map<string, RuleResult>(options.before?.map((result) => [result.rule.id, result]))
  const wanted = new Set(options.rules.map(({ id }) => id))
  const waiting = [...options.rules]
  const isReady = ({ id: own, dependsOn = [] }: Rule) =>
    [...dependsOn, ...(own === causes.missingKind ? [] : [causes.missingKind])].every(
      (id) => !wanted.has(id) || results.has(id),
    )
  const running = new Map<string, Promise<void>>()

  const next = (): Rule | undefined => {
    const index = waiting.findIndex(isReady)
    return index < 0 ? undefined : waiting.splice(index, 1)[0]
  }
  const finish = (result: RuleResult) => {
    results.set(result.rule.id, result)
    options.onResult?.(result)
  }
  const work = async () => {
    let client: Client | undefined
    const put = async (rule: Rule) => {
      const blocker = rule.dependsOn?.find((id) => results.get(id)?.verdict === 'fail')
      if (blocker !== undefined)
        return finish({
          ...unjudged(rule, 'blocked', `Consequence of ${blocker}, which must pass first.`),
          cause: blocker,
        })
      const { noStart } = options
      if (noStart !== undefined && !showsCauses(rule)) return finish(unjudged(rule, 'blocked', noStart))
      try {
        client ??= await options.openClient()
      } catch (error) {
        return finish(unopened(rule, error))
      }
      const result = await runRule(rule, client, {
        ...environment,
        neverSaysKinds: results.get(causes.missingKind)?.verdict === 'fail',
      })
      if (result.clientLost) {
        await client.close()
        client = undefined
      }
      const isForTheSameReason = noStart !== undefined && result.verdict === 'untested'
      finish(isForTheSameReason ? { ...result, verdict: 'blocked', reason: noStart } : result)
    }
    while (waiting.length > 0) {
      const rule = next()
      if (!rule) {
        if (running.size === 0) throw new RangeError(`rules depend on each other: ${waiting[0]?.id}`)
        await Promise.race(running.values())
        continue
      }
      const run = put(rule)
      running.set(rule.id, run)
      await run
      running.delete(rule.id)
    }
    await client?.close()
  }
  await Promise.all(Array.from({ length: Math.min(options.workers, options.rules.length) }, work))
  return options.rules.flatMap(({ id }) => results.get(id) ?? [])
}

/** Whether a rule can be judged although no start succeeds: most of them look at single requests. */
function showsCauses({ id, always, random }: Rule): boolean {
  return (always === true && random === undefined) || id === 'CX-REC-028'
}

function unjudged(rule: Rule, verdict: Verdict, reason: string): RuleResult {
  return { rule, verdict, findings: [], reason, durationMs: 0 }
}

function unopened(rule: Rule, error: unknown): RuleResult {
  const reason = error instanceof Error ? error.message : String(error)
  return unjudged(rule, error instanceof ClientFailure ? 'client-error' : 'kit-error', reason)
}
