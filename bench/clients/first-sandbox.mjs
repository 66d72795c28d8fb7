// Prints the CPU time of the first sandbox() of a process, and of createCxoneMock() before it.
import { createCxoneMock } from '../../dist/index.js'

async function cpuMillisecondsOf(act) {
  const before = process.cpuUsage()
  const made = await act()
  const { user, system } = process.cpuUsage(before)
  return [made, (user + system) / 1000]
}

const [mock, createMilliseconds] = await cpuMillisecondsOf(() => createCxoneMock())
const [, cpuMilliseconds] = await cpuMillisecondsOf(() =>
  mock.sandbox({ clients: [{ scopes: ['recording:control'] }] }),
)
process.stdout.write(JSON.stringify({ cpuMilliseconds, createMilliseconds }))
