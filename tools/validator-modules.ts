import { contracts } from '../contracts/api/index.js'
import type { OperationContract } from '../contracts/contract.js'
import { baseline } from '../kit/baseline/baseline-schema.js'
import { helloResult, outcome, reply } from '../kit/drivers/adapter-protocol.js'
import { tenantFile } from '../kit/provider/tenant-file-schema.js'
import * as adminBodies from '../mock-server/admin/body-schemas.js'
import { newCall } from '../mock-server/control/calls/new-call-schema.js'
import { gate } from '../mock-server/control/coverage/gate-schema.js'
import { recordingState } from '../mock-server/control/calls/recording-state-schema.js'
import {
  accessKeyChanges,
  clientChanges,
  newAccessKey,
  newClient,
  newUser,
  userChanges,
} from '../mock-server/control/credentials/credential-schemas.js'
import { fault } from '../mock-server/control/faults/fault-schema.js'
import { hold, releaseOrder } from '../mock-server/control/holds/hold-schema.js'
import {
  expected,
  requestPattern,
  requestPatterns,
  waitOptions,
} from '../mock-server/control/journal/pattern-schema.js'
import { tokenOwner, tokenValue } from '../mock-server/control/sandboxes/token-owner-schema.js'
import { scenarioSchema, settle } from '../mock-server/control/scenarios/scenario-schema.js'
import { tenantProfileSchema } from '../mock-server/control/tenant-profile/tenant-profile-schema.js'
import { snapshot } from '../mock-server/control/snapshots/snapshot-schema.js'
import { bodySchema, querySchema } from '../mock-server/http/contract-schemas.js'
import { forkOptions, sandboxOptions } from '../mock-server/control/sandboxes/options-schema.js'
import { closeOptions, handlerOptions, mockOptions, serverOptions } from '../mock-server/options-schema.js'

const {
  clockCommands,
  verifications,
  newAssumptions,
  newSettle,
  snapshotName,
  token,
  wait,
  heldWait,
  release,
} = adminBodies

const { assumptions } = sandboxOptions.properties

interface Module {
  /** By the name under which the module exports the function. */
  readonly schemas: Readonly<Record<string, object>>
  readonly options?: { readonly allErrors?: true; readonly messages?: true }
}

/** The modules of generated/, by name. What a process does not need at its start is a module that is loaded later. */
export const modules: Readonly<Record<string, Module>> = {
  options: { schemas: { mockOptions, serverOptions, closeOptions, handlerOptions } },
  control: {
    schemas: {
      fault,
      hold,
      releaseOrder,
      requestPattern,
      expected,
      waitOptions,
      snapshot,
      requestPatterns,
      newCall,
      recordingState,
      gate,
      tokenOwner,
      tokenValue,
      assumptions,
      settle,
    },
  },
  scenario: {
    schemas: {
      scenario: scenarioSchema,
      tenantProfile: tenantProfileSchema,
      sandboxOptions,
      forkOptions,
      newClient,
      clientChanges,
      newUser,
      userChanges,
      newAccessKey,
      accessKeyChanges,
    },
  },
  'scenario-errors': { schemas: { everything: scenarioSchema }, options: { allErrors: true } },
  admin: {
    schemas: {
      ...clockCommands,
      ...verifications,
      requestPattern,
      newAssumptions,
      newSettle,
      snapshotName,
      token,
      wait,
      heldWait,
      release,
    },
  },
  'adapter-protocol': { schemas: { reply, helloResult, outcome } },
  baseline: { schemas: { baseline } },
  'tenant-file': { schemas: { tenantFile } },
  bodies: { schemas: ofContracts(bodySchema), options: { messages: true } },
  queries: { schemas: ofContracts(querySchema), options: { messages: true } },
}

function ofContracts(schemaOf: (contract: OperationContract) => object | undefined) {
  const entries = Object.values(contracts).flatMap((contract: OperationContract) => {
    const schema = schemaOf(contract)
    return schema ? [[contract.operationId, schema] as const] : []
  })
  return Object.fromEntries(entries)
}
