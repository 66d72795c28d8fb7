import { createCxoneMock, type MockOptions, type SandboxControl } from '../../mock-server/index.js'
import { optionsOf } from './case-options.js'
import { checkCase } from '../provider/check-case.js'
import { oddRequests } from './odd-requests.js'
import { subjectOf } from '../provider/mock-subject.js'
import { allCases } from '../provider/verify.js'

/**
 * Runs each contract case and each odd request on a mock in this process, and yields its sandbox. All of them take a
 * few seconds.
 */
export async function* runCases(): AsyncGenerator<SandboxControl> {
  const usual = await createCxoneMock()
  for (const { contract, each } of allCases()) {
    const { issuer: _, ...changes }: MockOptions = optionsOf(each)
    const mock = Object.keys(changes).length === 0 ? usual : await createCxoneMock(changes)
    await mock.reset()
    await checkCase(subjectOf(mock), contract, each)
    yield mock.defaultSandbox
  }
  for (const send of oddRequests) {
    await usual.reset()
    await send(subjectOf(usual), usual.defaultSandbox)
    yield usual.defaultSandbox
  }
}
