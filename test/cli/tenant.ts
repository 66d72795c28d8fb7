import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoScenario, type Scenario } from '../../mock-server/index.js'

/** The tenant that somebody else has: other names for everything. */
export const tenantScenario: Scenario = {
  ...demoScenario,
  tenant: { id: 'org-acme', name: 'acme' },
  divisions: [{ id: 'division-7', name: 'Seven' }],
  users: [],
  clients: [
    {
      clientId: 'acme-client',
      clientSecret: 'acme client: secret',
      scopes: ['recording:read', 'recording:write', 'recording:control'],
      divisions: ['division-7'],
    },
  ],
  conversations: ['a', 'b', 'c'].map((name) => ({
    conversationId: `acme-conv-${name}`,
    conferenceId: `acme-conf-${name}`,
    recordingId: `acme-rec-${name}`,
    divisionId: 'division-7',
    state: 'connected' as const,
    participants: [{ participantId: `p-${name}-1`, purpose: 'customer' as const, name: 'Canary Person' }],
  })),
}

export async function tenantFile(text?: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-mock-test-')), 'tenant.json')
  const calls = ['a', 'b', 'c'].map((name) => ({
    state: 'connected',
    conversationId: `acme-conv-${name}`,
    recordingId: `acme-rec-${name}`,
    conferenceId: `acme-conf-${name}`,
    divisionId: 'division-7',
  }))
  const clients = { recorder: { clientId: 'acme-client', clientSecretEnv: 'ACME_SECRET' } }
  await writeFile(file, text ?? JSON.stringify({ clients, calls }))
  return file
}

export const environment = { ACME_SECRET: 'acme client: secret' }
