// Writes nice.json from NICE's OpenAPI document: node run.mjs tools/nice-document/write.ts openapi.yaml
// The document is app/nice_incontact/openapi.yaml of valon-technologies/gestalt-providers, commit 02c9bf5a8fb6.
// It may not be copied here as a whole, so the table has only what a response is held against.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { nicePath } from './nice-path.js'
import { isList, trimmed, type Json, type JsonObject } from './trim.js'

const [, , file = 'openapi.yaml'] = process.argv
const document = parse(readFileSync(file, 'utf8')) as JsonObject

function object(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {}
}

const paths = new Map(
  Object.entries(object(document['paths'])).map(([path, item]) => [
    path.replaceAll(/\{[^}]+\}/g, '{}'),
    item,
  ]),
)

function operationOf({ method, path }: OperationContract): JsonObject | undefined {
  const found = object(paths.get(nicePath(path)))[method.toLowerCase()]
  return found === undefined ? undefined : object(found)
}

function responseOf(response: Json): JsonObject {
  const { content, headers } = object(trimmed(document, response))
  const [[type, media] = []] = Object.entries(object(content))
  const required = Object.entries(object(headers)).filter(([, each]) => object(each)['required'] === true)
  return {
    ...(type === undefined ? {} : { type, schema: object(media)['schema'] ?? {} }),
    ...(required.length === 0 ? {} : { headers: required.map(([name]) => name.toLowerCase()).toSorted() }),
  }
}

function parametersOf({ parameters }: JsonObject): JsonObject {
  const list = Array.isArray(parameters) ? parameters.map((each) => object(trimmed(document, each))) : []
  return Object.fromEntries(
    list.flatMap(({ name, in: place, required, schema }) =>
      place === 'query' && typeof name === 'string'
        ? [[name, { ...(required === true ? { required } : {}), ...object(schema) }]]
        : [],
    ),
  )
}

/** The fields that a JSON body must have. */
function requiredOf({ requestBody }: JsonObject): readonly Json[] {
  const { content } = object(trimmed(document, requestBody ?? {}))
  const { required } = object(object(object(content)['application/json'])['schema'])
  return Array.isArray(required) ? required : []
}

const operations = Object.values<OperationContract>(contracts).flatMap((contract) => {
  const operation = operationOf(contract)
  if (!operation) return []
  const parameters = parametersOf(operation)
  const responses = Object.entries(object(operation['responses'])).map(([status, each]) => [
    status,
    responseOf(each),
  ])
  const entry = {
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(operation['requestBody'] === undefined ? {} : { body: requiredOf(operation) }),
    responses: Object.fromEntries(responses) as JsonObject,
  }
  return [`${JSON.stringify(contract.operationId)}: ${JSON.stringify(entry)}`]
})

writeFileSync('tools/nice-document/nice.json', `{\n${operations.toSorted().join(',\n')}\n}\n`)
