import { expect, test } from 'vitest'
import { believedStates, capabilities, failureKinds } from '../../../kit/model/client.js'
import schema from '../../../schemas/adapter-protocol.schema.json' with { type: 'json' }
import { operationNames, profiles } from '../../../contracts/api/profiles.js'

const { helloResult, outcome } = schema.$defs

test('the schema of the adapter protocol has the closed sets of the kit', () => {
  expect(outcome.properties.kind.enum).toEqual(failureKinds)
  expect(outcome.properties.state.enum).toEqual(believedStates)
  expect(helloResult.properties.profiles.items.examples).toEqual(profiles)
  expect(helloResult.properties.operations.items.examples).toEqual(operationNames)
  expect([...helloResult.properties.capabilities.items.examples, 'output', 'files'].toSorted()).toEqual(
    capabilities.toSorted(),
  )
})
