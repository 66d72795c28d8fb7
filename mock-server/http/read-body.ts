import type { OperationContract } from '../../contracts/contract.js'
import type { OperationCall } from '../operations/operation.js'
import type { World } from '../world/world.js'
import { decodeBody, readJson, requireJsonLabel } from './body.js'
import { readForm, takesForm } from './form.js'
import type { Head } from './head.js'
import { limits, type PlainRequest } from './message.js'
import { bodySchema } from './contract-schemas.js'
import { validateBody } from './validate.js'

/** A body as text, and its parsed content. */
interface ReadBody {
  readonly text: string
  readonly body: unknown
  readonly form: OperationCall['form']
}

/**
 * Reads the body, and validates it against the contract.
 * @throws {Rejection} 400, 413 or 415
 */
export function readBody(
  request: PlainRequest,
  head: Head,
  contract: OperationContract,
  world: World,
): ReadBody {
  const isForm = takesForm(contract)
  const schema = isForm ? undefined : bodySchema(contract)
  if (schema) requireJsonLabel(request.body, head, world.assumptions, contract)
  const text = decodeBody(request.body, head, isForm ? limits.tokenBodyBytes : limits.bodyBytes)
  if (isForm) {
    return { text, body: undefined, form: readForm(text, head.contentType, contract, world.assumptions) }
  }
  if (!schema) return { text, body: undefined, form: [] }
  const body = readJson(text, contract)
  validateBody(world, contract, body)
  return { text, body, form: [] }
}
