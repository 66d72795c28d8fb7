import { contracts } from '../contracts/api/index.js'
import type { OperationContract } from '../contracts/contract.js'
import { bodySchema, querySchema } from '../mock-server/http/contract-schemas.js'

interface Module {
  /** By the name under which the module exports the function. */
  readonly schemas: Readonly<Record<string, object>>
  readonly options?: { readonly allErrors?: true; readonly messages?: true }
}

/** The modules of generated/, by name. What a process does not need at its start is a module that is loaded later. */
export const modules: Readonly<Record<string, Module>> = {
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
