import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** A call that stands in for one of the demo scenario. */
export interface TenantCall {
  /** In which state it really is; only connected calls are ever written to. */
  readonly state: 'alerting' | 'connected' | 'ended'
  readonly conversationId: string
  readonly recordingId: string
  readonly conferenceId?: string
  readonly divisionId?: string
}

/** A client that stands in for one of the demo scenario; its secret is in the environment. */
interface TenantClient {
  readonly clientId: string
  readonly clientSecretEnv: string
}

/** What of a real tenant the contract cases may be put to. */
export interface TenantFile {
  /** By the name that the demo scenario has: `recorder`, `studio-basic`, `other-division`. */
  readonly clients: Readonly<Record<string, TenantClient>>
  readonly calls?: readonly TenantCall[]
  /** Other names of the demo scenario, and what stands in for them. */
  readonly ids?: Readonly<Record<string, string>>
  /** Where tokens are had, when it is not `/oauth/token` of the target. */
  readonly tokenPath?: string
}

const id = { type: 'string', minLength: 1, maxLength: 256 }

const schema = {
  type: 'object',
  required: ['clients'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    clients: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['clientId', 'clientSecretEnv'],
        additionalProperties: false,
        properties: {
          clientId: id,
          clientSecretEnv: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
        },
      },
    },
    calls: {
      type: 'array',
      items: {
        type: 'object',
        required: ['state', 'conversationId', 'recordingId'],
        additionalProperties: false,
        properties: {
          state: { enum: ['alerting', 'connected', 'ended'] },
          conversationId: id,
          recordingId: id,
          conferenceId: id,
          divisionId: id,
        },
      },
    },
    ids: { type: 'object', additionalProperties: id },
    tokenPath: { type: 'string', pattern: '^/' },
  },
}

/** @throws {Error} in one line: what is wrong with the file, and where */
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
  const validate = new Ajv2020().compile<TenantFile>(schema)
  if (validate(value)) return value
  const { instancePath = '', message = 'is wrong', params = {} } = validate.errors?.[0] ?? {}
  const field = instancePath.slice(1).replaceAll('/', '.') || 'the file'
  const extra: unknown = params['additionalProperty'] ?? params['allowedValues']
  throw new Error(`${file}: ${field} ${message}${extra === undefined ? '' : `: ${JSON.stringify(extra)}`}`)
}
