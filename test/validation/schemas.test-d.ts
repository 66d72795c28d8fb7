// Checked by `npm run types`: each schema describes the type that its readers promise.
import type { FromSchema } from 'json-schema-to-ts'
import type { baseline } from '../../kit/baseline/baseline-schema.js'
import type { Baseline, Known } from '../../kit/baseline/baseline.js'
import type { helloResult, outcome } from '../../kit/drivers/adapter-protocol.js'
import type { HelloResult } from '../../kit/drivers/protocol-schema.js'
import type { Outcome } from '../../kit/model/client.js'
import type { reportSchema } from '../../kit/report/report-schema.js'
import type { Report } from '../../kit/report/report.js'
import type { components } from '../../mock-server/admin/responses/components.js'
import type { OperationId } from '../../contracts/api/index.js'
import type { CallView } from '../../mock-server/control/calls/calls.js'
import type { CoverageReport } from '../../mock-server/control/coverage/coverage.js'
import type { Credentials, UserCredentials } from '../../mock-server/control/credentials/credentials.js'
import type { HeldView } from '../../mock-server/control/holds/held-view.js'
import type { Explanation } from '../../mock-server/control/journal/explain.js'
import type { RequestEntry } from '../../mock-server/control/journal/request-entry.js'
import type { UnmatchedRequest } from '../../mock-server/control/journal/unmatched.js'
import type { SettleTimes } from '../../mock-server/world/entities.js'
import type { verifications, wait } from '../../mock-server/admin/body-schemas.js'
import type { Verification, WaitCommand } from '../../mock-server/admin/schemas.js'
import type { NewCall } from '../../mock-server/control/calls/calls.js'
import type { newCall } from '../../mock-server/control/calls/new-call-schema.js'
import type { fault } from '../../mock-server/control/faults/fault-schema.js'
import type {
  expected,
  requestPattern,
  waitOptions,
} from '../../mock-server/control/journal/pattern-schema.js'
import type { RequestPattern } from '../../mock-server/control/journal/pattern.js'
import type { Expected } from '../../mock-server/control/journal/verify.js'
import type { WaitOptions } from '../../mock-server/control/journal/wait.js'
import type { scenarioSchema } from '../../mock-server/control/scenarios/scenario-schema.js'
import type { snapshot } from '../../mock-server/control/snapshots/snapshot-schema.js'
import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import type { tenantProfileSchema } from '../../mock-server/control/tenant-profile/tenant-profile-schema.js'
import type { Fault } from '../../mock-server/faults/fault.js'
import type { SandboxOptions } from '../../mock-server/control/sandboxes/sandbox-options.js'
import type { MockOptions } from '../../mock-server/options.js'
import type { sandboxOptions } from '../../mock-server/control/sandboxes/options-schema.js'
import type { mockOptions, ownCertificate } from '../../mock-server/options-schema.js'
import type { Scenario } from '../../mock-server/world/start/scenario.js'
import type { Snapshot } from '../../mock-server/world/snapshot.js'

type Components = typeof components

/** A type without `readonly`, with its index signatures left out: schemas know neither. */
type Plain<Type> = Type extends readonly [infer First, infer Second]
  ? [Plain<First>, Plain<Second>]
  : Type extends readonly (infer Item)[]
    ? Plain<Item>[]
    : Type extends object
      ? { -readonly [Key in keyof Type as string extends Key ? never : Key]: Plain<Type[Key]> }
      : Type

/** The same with every field required, so that a field that only one type has is a difference. */
type Full<Type> = Type extends object ? { [Key in keyof Type]-?: Full<Type[Key]> } : Type

type Fits<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false

type Same<One, Other> =
  Fits<Plain<One>, Plain<Other>> extends true ? Fits<Full<Plain<One>>, Full<Plain<Other>>> : false

type Without<Type, Keys extends keyof Plain<Type>> = Omit<Plain<Type>, Keys>

export const agreements: readonly true[] = [
  true satisfies Same<
    Without<FromSchema<typeof fault>, 'delayDistribution'>,
    Without<Fault, 'delayDistribution'>
  >,
  true satisfies Same<Without<FromSchema<typeof scenarioSchema>, '$schema'>, Scenario>,
  true satisfies Same<Without<FromSchema<typeof snapshot>, 'assumptions'>, Without<Snapshot, 'assumptions'>>,
  true satisfies Same<FromSchema<typeof requestPattern>, RequestPattern>,
  true satisfies Same<FromSchema<typeof expected>, Expected>,
  true satisfies Same<Without<FromSchema<typeof waitOptions>, 'signal'>, Without<WaitOptions, 'signal'>>,
  true satisfies Same<
    Without<
      FromSchema<typeof mockOptions>,
      'scenario' | 'clock' | 'tenantProfile' | 'assumptions' | 'tls' | 'intercept'
    >,
    Without<MockOptions, 'scenario' | 'clock' | 'tenantProfile' | 'assumptions' | 'tls' | 'intercept'>
  >,
  true satisfies Same<FromSchema<typeof ownCertificate>, Exclude<MockOptions['tls'], boolean | undefined>>,
  true satisfies Same<Without<FromSchema<typeof tenantProfileSchema>, '$schema'>, TenantProfile>,
  true satisfies Same<
    Without<FromSchema<typeof sandboxOptions>, 'scenario' | 'clock' | 'assumptions'>,
    Without<SandboxOptions, 'scenario' | 'clock' | 'assumptions'>
  >,
  true satisfies Same<FromSchema<typeof newCall>, NewCall>,
  true satisfies Same<FromSchema<Components['Call']>, CallView>,
  true satisfies Same<FromSchema<Components['Request']>, RequestEntry>,
  true satisfies Same<Without<FromSchema<Components['Explanation']>, 'state'>, Without<Explanation, 'state'>>,
  true satisfies Same<FromSchema<Components['UnmatchedRequest']>, UnmatchedRequest>,
  true satisfies Same<
    FromSchema<Components['HeldRequest']>,
    Omit<HeldView, 'operation'> & { operation: OperationId }
  >,
  true satisfies Same<FromSchema<Components['NewClient']>, Credentials>,
  true satisfies Same<FromSchema<Components['NewUser']>, UserCredentials>,
  true satisfies Same<FromSchema<Components['SettleTimes']>, SettleTimes>,
  true satisfies Same<
    Without<FromSchema<Components['Coverage']>, 'answers'>,
    Without<CoverageReport, 'answers'>
  >,
  true satisfies Same<FromSchema<typeof wait>, WaitCommand>,
  true satisfies Same<FromSchema<(typeof verifications)['never']>, Extract<Verification, { never: unknown }>>,
  true satisfies Same<FromSchema<typeof outcome>, Outcome>,
  true satisfies Same<
    Without<FromSchema<typeof helloResult, { keepDefaultedPropertiesOptional: true }>, 'protocol'>,
    HelloResult
  >,
  true satisfies Same<
    NonNullable<FromSchema<typeof baseline>['known']>[number],
    Without<Known, 'rule'> & { rule: string }
  >,
  true satisfies Same<FromSchema<typeof baseline>['client'], Baseline['client']>,
  // The ids of rules and the pairs of headers are narrower in TypeScript than the schema can say.
  true satisfies [Plain<Report>] extends [Plain<FromSchema<typeof reportSchema>>] ? true : false,
]
