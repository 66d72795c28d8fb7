import { expect, test } from 'vitest'
import { runBuilt } from '../cli/run.js'
import { programAt, works } from './program.js'

const clients = [
  { name: 'curl', command: ['bash', programAt('fixed-hosts.sh')], here: works('curl', '--version') },
  {
    name: 'requests of Python',
    command: ['python3', programAt('fixed_hosts.py')],
    here: works('python3', '-c', 'import requests'),
  },
  {
    name: 'java.net.http',
    command: ['java', programAt('FixedHosts.java')],
    here: works('java', '--list-modules'),
  },
]

for (const { name, command, here } of clients)
  test.skipIf(!here)(
    `${name}, whose hosts are constants, starts a recording with exec --intercept`,
    async () => {
      const { code, stdout } = await runBuilt(['exec', '--intercept', '--', ...command])
      expect([code, stdout]).toEqual([0, 'token 200\nstart 200 rec-123\n'])
    },
  )
