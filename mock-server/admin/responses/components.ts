import { list, object } from '../../validation/values.js'
import { credentialComponents } from './credentials.js'
import { harComponents } from './har.js'
import { journalComponents } from './journal.js'
import { mockComponents } from './mock.js'
import { worldComponents } from './world.js'

/** The bodies of successful responses, by the name under which the OpenAPI document has them. */
export const components = {
  ...mockComponents,
  ...worldComponents,
  ...credentialComponents,
  ...journalComponents,
  ...harComponents,
} as const

export function ref(name: keyof typeof components) {
  return { $ref: `#/components/schemas/${name}` }
}

/** An object with one list, e.g. `{"calls": […]}`. */
export function listOf(field: string, name: keyof typeof components) {
  return object({ [field]: list(ref(name)) })
}
