import type { Operation } from '../operation.js'
import { openIdConfiguration } from './metadata.js'

export const getOpenIdConfiguration: Operation<'getOpenIdConfiguration'> = (_, { baseUrl }) => ({
  response: { status: 200, body: openIdConfiguration(baseUrl) },
})
