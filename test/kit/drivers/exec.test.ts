import { expect, test } from 'vitest'
import { openExecClient } from '../../../kit/drivers/exec-client.js'
import { outcomeOf } from './adapters.js'

async function outcomeOfCommand(...words: readonly string[]) {
  const client = await openExecClient({ command: [process.execPath, '-e', ...words] })
  try {
    return { ...(await outcomeOf(client)), output: client.output() }
  } finally {
    await client.close()
  }
}

test('a command that ends with code 0 is ok', async () => {
  expect(await outcomeOfCommand('console.log("done")')).toEqual({ outcome: 'ok', output: 'done\n' })
})

test('a command that ends with another code failed without a kind', async () => {
  expect(await outcomeOfCommand('process.exit(5)')).toEqual({
    outcome: 'fail',
    message: 'The command exited with code 5.',
    output: '',
  })
})

test('the last line says more than the code', async () => {
  const script = 'console.log(JSON.stringify({ outcome: "unknown", kind: "timeout" })); process.exit(1)'
  expect(await outcomeOfCommand(script)).toMatchObject({ outcome: 'unknown', kind: 'timeout' })
})

test('a last line of JSON that is no outcome is output', async () => {
  expect(await outcomeOfCommand('console.log(JSON.stringify({ level: "info" }))')).toMatchObject({
    outcome: 'ok',
    output: '{"level":"info"}\n',
  })
})

test('a command finds the call and the configuration in its words and in its environment', async () => {
  const script = `
    const { CXONE_CLIENT_ID, CXONE_RECORDING_ID, CXONE_OPERATION, CXONE_DEADLINE_MS } = process.env
    console.log(process.argv[1], CXONE_CLIENT_ID, CXONE_RECORDING_ID, CXONE_OPERATION, CXONE_DEADLINE_MS)`
  const { output } = await outcomeOfCommand(script, '{operation}/{conversationId}')
  expect(output).toBe('startRecording/conv-1 nobody rec-1 startRecording 300\n')
})
