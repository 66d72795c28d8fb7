import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoScenario } from '../../mock-server/index.js'
import { tokenOf } from '../hosts.js'
import { command, storeDirectory, storedMock } from './stored.js'

test('no file of a store contains a secret, a token or a header that the journal does not show', async () => {
  await using directory = await storeDirectory()
  let token: string
  {
    await using stored = await storedMock(directory.path)
    token = await tokenOf(stored.send, 'recorder')
    await command(stored.send, token, 'start')
    await stored.mock.defaultSandbox.addClient({
      name: 'chosen',
      scopes: [],
      clientSecret: 'chosen by a test 1234',
    })
    await stored.mock.sandbox({ id: 'own' })
    await stored.send({
      method: 'POST',
      target: `/api/v2/recording/recordingcontrols/start?access_token=${token}`,
      headers: {
        authorization: 'Bearer of-somebody-else',
        cookie: 'session=of-a-browser',
        'x-api-key': 'of-a-gateway',
      },
      body: JSON.stringify({ client_secret: 'in a body', recordingId: 'rec-123' }),
    })
  }
  const files = await readdir(directory.path)
  const contents = await Promise.all(
    files
      .filter((name) => !name.endsWith('.sock'))
      .map((name) => readFile(join(directory.path, name), 'latin1')),
  )
  const secrets = [
    token,
    token.split('.')[1] ?? '',
    ...demoScenario.clients.flatMap(({ clientSecret }) => clientSecret ?? []),
    ...(demoScenario.users ?? [])
      .flatMap(({ password, accessKeys = [] }) => [
        password ?? [],
        accessKeys.map(({ accessKeySecret }) => accessKeySecret),
      ])
      .flat(2),
    'chosen by a test 1234',
    'of-somebody-else',
    'of-a-browser',
    'of-a-gateway',
    'in a body',
    'mock_',
  ]
  const text = contents.join('')
  expect(text).toContain('"rec-123"')
  // The client of the old token service has the number of the business unit as its secret, and that is no secret.
  const busNo = String(demoScenario.tenant.busNo)
  expect(secrets.filter((secret) => !['', busNo].includes(secret) && text.includes(secret))).toEqual([])
})

test('only the owner may read the files of a store', async () => {
  await using directory = await storeDirectory()
  await using _ = await storedMock(directory.path)
  const modeOf = async (name: string) => ((await stat(join(directory.path, name))).mode & 0o777).toString(8)
  expect(await modeOf('.')).toBe('700')
  expect(await Promise.all(['data.mdb', 'lock.mdb', 'owner', 'cxone-mock-store.json'].map(modeOf))).toEqual([
    '600',
    '600',
    '600',
    '600',
  ])
})

test('a store that is in use is an error that names the process, and is free again after a close', async () => {
  await using directory = await storeDirectory()
  {
    await using _ = await storedMock(directory.path)
    await expect(storedMock(directory.path)).rejects.toThrow(
      `The store ${directory.path} is in use by process ${process.pid}. Stop that mock, or use another directory.`,
    )
  }
  await using again = await storedMock(directory.path)
  expect(again.mock.seed).toBe('test')
  expect((await readdir(directory.path)).filter((name) => name.endsWith('.sock'))).toHaveLength(1)
})

test('of many processes that open a store at the same time one gets it', async () => {
  await using directory = await storeDirectory()
  const opened = await Promise.allSettled(Array.from({ length: 8 }, () => storedMock(directory.path)))
  const reasons = opened.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
  expect(reasons).toEqual(
    Array.from(
      { length: 7 },
      () =>
        `StoreError: The store ${directory.path} is in use by process ${process.pid}. Stop that mock, or use another directory.`,
    ),
  )
  for (const each of opened) if (each.status === 'fulfilled') await each.value.mock.close()
  const files = await readdir(directory.path)
  expect(files.toSorted()).toEqual(['cxone-mock-store.json', 'data.mdb', 'lock.mdb'])
})

test('a directory with other files, a file, and a store of another version are left alone', async () => {
  await using directory = await storeDirectory()
  await mkdir(directory.path, { recursive: true })
  await writeFile(join(directory.path, 'notes.txt'), 'mine')
  await expect(storedMock(directory.path)).rejects.toThrow(
    `${directory.path} is not a store of cxone-mock: it contains notes.txt. Name an empty directory.`,
  )
  await expect(storedMock(join(directory.path, 'notes.txt'))).rejects.toThrow(
    `The store ${directory.path}/notes.txt cannot be used: it is a file. Name a directory.`,
  )
  const later = join(directory.path, 'later')
  await mkdir(later)
  const marker = '{"layout":99,"madeBy":"9.0.0"}\n'
  await writeFile(join(later, 'cxone-mock-store.json'), marker)
  await expect(storedMock(later)).rejects.toThrow(
    `The store ${later} has layout 99, made by cxone-mock 9.0.0. This is version 0.1.0, which reads layout 1. Use that version, or another directory.`,
  )
  expect(await readdir(later)).toEqual(['cxone-mock-store.json'])
  expect(await readFile(join(later, 'cxone-mock-store.json'), 'utf8')).toBe(marker)
})
