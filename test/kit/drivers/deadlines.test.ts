import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { runRule } from '../../../kit/runner/run-rule.js'
import { deadlineOf } from '../../../kit/model/rule.js'
import { Recorder } from '../../../fixtures/clients/typescript/recorder.js'
import { type ClientConfig } from '../../../kit/model/client.js'
import { inProcess, type ClientInstance } from '../../../kit/drivers/in-process.js'
import { environment } from '../../../fixtures/clients/run-rule.js'
import { operationNames } from '../../../contracts/api/profiles.js'

const withDeadline = rules.filter((rule) => deadlineOf(rule) !== undefined && rule.transport !== 'tls')

/** A client that knows no deadline but the one that it was configured with, as many do; so much more of it in the end. */
function goesByItsConfiguration(config: ClientConfig, lateMs = 0): ClientInstance {
  const recorder = new Recorder(config)
  const deadlineMs = config.deadlineMs + lateMs
  const runs = operationNames.map((name) => [
    name,
    (...[call, { signal }]: Parameters<Recorder['startRecording']>) =>
      recorder[name](call, { deadlineMs, signal }),
  ])
  return { ...(Object.fromEntries(runs) as ClientInstance), dispose: () => recorder.dispose() }
}

test.concurrent.each(withDeadline.map((rule) => [rule.id, rule] as const))(
  'a client that goes by the deadline of its configuration keeps %s',
  async (_, rule) => {
    const client = await inProcess({
      name: 'configured',
      profiles: ['recordingcontrols', 'record-on-demand', 'agent'],
      create: (config) => goesByItsConfiguration(config),
    })
    const { verdict, findings, reason } = await runRule(rule, client, environment)
    await client.close()
    expect({ verdict, findings, reason }).toEqual({ verdict: 'pass', findings: [], reason: undefined })
  },
)

test.each([
  ['CX-NET-001', 'startRecording had a deadline of 2000 ms and had not ended 2 s after it.'],
  ['CX-REC-011', 'A pause without a response had a deadline of 2000 ms and had not ended 2 s after it.'],
])(
  'a client that ends later, as %s sees it, is told by how much, and not that it waits for ever',
  async (id, message) => {
    const rule = rules.find((each) => each.id === id)
    if (!rule) throw new RangeError(id)
    const client = await inProcess({ name: 'late', create: (config) => goesByItsConfiguration(config, 3000) })
    const { verdict, findings } = await runRule(rule, client, environment)
    await client.close()
    expect([verdict, findings.map((each) => each.message)]).toEqual(['fail', [message]])
  },
)
