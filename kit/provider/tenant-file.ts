import { readFile } from 'node:fs/promises'
import type { FromSchema } from 'json-schema-to-ts'
import type { DeepReadonly } from '../../contracts/contract.js'
import { tenantFile as isValid } from '../../generated/tenant-file.js'
import { describeFailure } from '../../mock-server/validation/describe-error.js'
import type { tenantFile as schema } from './tenant-file-schema.js'

/** The clients and calls of a real tenant that the contract cases may use. */
export type TenantFile = DeepReadonly<FromSchema<typeof schema>>

/** A real call that replaces one of the demo scenario. */
export type TenantCall = NonNullable<TenantFile['calls']>[number]

/** @throws {Error} with one line that says what is wrong with the file, and where */
export async function readTenantFile(file: string): Promise<TenantFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read: ${error.code ?? error.message}`)
  })
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} is not JSON: ${reason}`, { cause: error })
  }
  if (isValid(value)) return value as TenantFile
  throw new Error(`${file}: ${describeFailure(isValid, value, 'the file')}`)
}
