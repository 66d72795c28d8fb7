import { expect, test } from 'vitest'
import { runBuilt } from '../cli/run.js'
import { programAt, works } from './program.js'

const clients = [
  { name: 'curl', command: ['bash', programAt('fixed-hosts.sh')], needs: ['curl', '--version'] },
  {
    name: 'requests of Python',
    command: ['python3', programAt('fixed_hosts.py')],
    needs: ['python3', '-c', 'import requests'],
  },
  {
    name: 'java.net.http',
    command: ['java', programAt('FixedHosts.java')],
    needs: ['java', '--list-modules'],
  },
] as const

test.each(clients.map((each) => ({ ...each, here: works(...each.needs) })))(
  '$name, whose hosts are constants, starts a recording with exec --intercept',
  async ({ command, here, skip }) => {
    if (!here) return skip()
    const { code, stdout } = await runBuilt(['exec', '--intercept', '--', ...command])
    expect([code, stdout]).toEqual([0, 'token 200\nstart 200 rec-123\n'])
  },
)
