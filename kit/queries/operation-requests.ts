import { contracts } from '../../contracts/api/index.js'
import type { OperationContract, Schema } from '../../contracts/contract.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { apiRequests, type Transcript } from '../model/transcript.js'

/** A request for an operation with a contract. */
export interface ContractRequest {
  readonly request: ReceivedRequest
  readonly contract: OperationContract
  /** The schema of its JSON body, if it has one. */
  readonly schema: Schema | undefined
}

/** API requests for known operations, each with its contract. */
export function operationRequests(transcript: Transcript): ContractRequest[] {
  const known: Readonly<Record<string, OperationContract>> = contracts
  return apiRequests(transcript).flatMap((request) => {
    const contract = request.operation === undefined ? undefined : known[request.operation]
    if (!contract) return []
    return [{ request, contract, schema: contract.requestBody?.content['application/json']?.schema }]
  })
}
