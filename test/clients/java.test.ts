import { expect, test } from 'vitest'
import { exercisedBy } from './exercised.js'
import { linesOf, programAt, story, works } from './program.js'

const mockFor = exercisedBy('java-net-http')

test.skipIf(!works('java', '--list-modules'))(
  'java.net.http gets tokens, records, gets an empty 401, and records on demand',
  { timeout: 60_000 },
  async () => {
    await using mock = await mockFor()
    expect(await linesOf('java', programAt('WithHttpClient.java'), mock.url)).toEqual(story)
  },
)
