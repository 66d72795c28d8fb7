import { expect, test } from 'vitest'
import { exercisedBy } from './exercised.js'
import { linesOf, programAt, story, works } from './program.js'

const mockFor = exercisedBy('python-urllib')

test.skipIf(!works('python3', '--version'))(
  'urllib of Python gets tokens, records, gets an empty 401, and records on demand',
  async () => {
    await using mock = await mockFor()
    expect(await linesOf('python3', programAt('with_urllib.py'), mock.url)).toEqual(story)
  },
)
