import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** A real call that replaces one of the demo scenario. */
export interface TenantCall {
  /** The real state of the call. Only connected calls are changed. */
  readonly state: 'alerting' | 'connected' | 'ended'
  readonly conversationId: string
  readonly recordingId: string
  readonly conferenceId?: string
  readonly divisionId?: string
}

/** A client that replaces one of the demo scenario. An environment variable contains its secret. */
interface TenantClient {
  readonly clientId: string
  readonly clientSecretEnv: string
}

/** The clients and calls of a real tenant that the contract cases may use. */
export interface TenantFile {
  /** By the name in the demo scenario: `recorder`, `studio-basic`, `other-division`. */
  readonly clients: Readonly<Record<string, TenantClient>>
  readonly calls?: readonly TenantCall[]
  /** Replacements for other names of the demo scenario. */
  readonly ids?: Readonly<Record<string, string>>
  /** The path of the token endpoint. Default: `/oauth/token`. */
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
  const validate = new Ajv2020().compile<TenantFile>(schema)
  if (validate(value)) return value
  const { instancePath = '', message = 'is wrong', params = {} } = validate.errors?.[0] ?? {}
  const field = instancePath.slice(1).replaceAll('/', '.') || 'the file'
  const extra: unknown = params['additionalProperty'] ?? params['allowedValues']
  throw new Error(`${file}: ${field} ${message}${extra === undefined ? '' : `: ${JSON.stringify(extra)}`}`)
}
