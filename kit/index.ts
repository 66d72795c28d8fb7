import { rules as rulesOfKit } from './rules/index.js'
import type { Report } from './report/report.js'
import type { Rule } from './model/rule.js'

/** Every rule of the kit, in the order of area and number. */
export const rules: readonly Rule[] = rulesOfKit

/**
 * The text of the updated baseline for a report, with the reasons and comments of the previous text.
 * @throws {Error} if the previous text is not a baseline
 */
export async function updatedBaseline(before: string | undefined, report: Report): Promise<string> {
  const { updatedBaseline: update } = await import('./report/baseline-update.js')
  return update(before, report)
}

/** JUnit XML in the format that Jenkins reads. Asynchronous, because its library is loaded on demand. */
export async function junit(report: Report): Promise<string> {
  const { junit: write } = await import('./report/formats/junit.js')
  return write(report)
}

export { examineClient, type ClientContract } from './client-contract.js'
export { outcomeOf, outcomeOfError } from './drivers/outcome-of.js'
export type {
  ClientInstance,
  ClientOperation,
  InProcessClient,
  OperationOptions,
} from './drivers/in-process.js'
export type {
  BelievedState,
  CallContext,
  Capability,
  ClientConfig,
  FailureKind,
  Outcome,
} from './model/client.js'
export type { Verdict } from './model/verdict.js'
export type { Report, RuleReport, FindingReport } from './report/report.js'
export type { Rule } from './model/rule.js'
export { annotations, badge, json, page, pretty, sarif, stepSummary } from './report/formats/index.js'
export type { OperationName, Profile } from '../contracts/api/profiles.js'
