import { Ajv2020 } from 'ajv/dist/2020.js'
import type { OperationContract } from '../../contracts/contract.js'
import type { SubjectResponse } from '../../kit/provider/subject.js'
import { deviations } from '../../tools/nice-document/deviations.js'
import { niceDocument } from '../../tools/nice-document/nice-document.js'

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: {
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
    date: /^\d{4}-\d\d-\d\d$/,
    uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
    uri: (text: string) => URL.canParse(text),
  },
})

/** What in a response is not as NICE's document declares it. Nothing for operations that NICE does not document. */
export function niceFindings({ operationId }: OperationContract, reply: SubjectResponse): string[] {
  const operation = niceDocument[operationId]
  if (!operation) return []
  const declared = operation.responses[String(reply.status)]
  if (!declared) return [`status ${reply.status} is not declared`]
  const { type, schema, headers = [] } = declared
  const sent = reply.headers['content-type']?.split(';')[0]
  const missing = headers.filter((name) => reply.headers[name] === undefined)
  return [
    ...missing.map((name) => `${reply.status}: the header ${name} is missing`),
    ...((reply.body === '') === (type === undefined)
      ? []
      : [`${reply.status}: ${reply.body === '' ? 'no' : 'a'} body`]),
    ...(type === undefined || reply.body === '' || type === sent
      ? []
      : [`${reply.status}: the type ${sent}`]),
    ...(type === 'application/json' && sent === type
      ? misfits(schema ?? {}, reply.body).map((each) => `${reply.status}: ${each}`)
      : []),
  ]
}

const listed: ReadonlySet<string> = new Set(deviations.flatMap(({ findings }) => findings))

/** The findings that are not among the deviations that are listed with a reason. */
export function unlistedFindings(contract: OperationContract, reply: SubjectResponse): string[] {
  return niceFindings(contract, reply).filter((each) => !listed.has(`${contract.operationId} ${each}`))
}

export function isDeclaredByNice({ operationId }: OperationContract, status: number): boolean {
  return niceDocument[operationId]?.responses[String(status)] !== undefined
}

function misfits(schema: object, body: string): string[] {
  ajv.validate(schema, JSON.parse(body))
  return (ajv.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath.replaceAll(/\/\d+/g, '[]')} ${message ?? ''} ${Object.values(params).join()}`.trim(),
  )
}
