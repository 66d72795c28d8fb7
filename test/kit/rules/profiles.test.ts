import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { wireExchange } from '../../../kit/report/trace-format.js'
import { scrubOf, secretsOf } from '../../../kit/report/secrets.js'
import { judgeObserved } from '../../../kit/observe/judge-traffic.js'
import { faultTargets, isFor, profileFor, type Profile } from '../../../contracts/api/profiles.js'
import { Recorder } from '../../../fixtures/clients/typescript/recorder.js'
import { runRule } from '../../../kit/runner/run-rule.js'
import { inProcess } from '../../../kit/drivers/in-process.js'
import { openTestServer } from '../../../kit/testbed/test-server.js'
import { examineClient, environment } from '../../../fixtures/clients/run-rule.js'

const ruleOf = (id: string) => {
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new RangeError(id)
  return rule
}

const speaks = (...profiles: readonly Profile[]) => ({ profiles: new Set(profiles) })
const starts = { operations: new Set(['startRecording' as const]) }

test('a rule is put to a client in the profile that it declares first, or in the preferred one that it has', () => {
  const both = speaks('record-on-demand', 'recordingcontrols')
  expect(profileFor(starts, both)).toBe('record-on-demand')
  expect(profileFor(starts, both, 'recordingcontrols')).toBe('recordingcontrols')
  expect(profileFor({ ...starts, profiles: ['recordingcontrols'] }, both, 'record-on-demand')).toBe(
    'recordingcontrols',
  )
  expect(profileFor({ ...starts, profiles: ['recordingcontrols'] }, speaks('record-on-demand'))).toBe(
    undefined,
  )
  const declines = { operations: new Set(['doNotRecord' as const]) }
  expect(profileFor(declines, speaks('recordingcontrols', 'record-on-demand'))).toBe('record-on-demand')
})

test('a fault names what it meets by its purpose, and an operation that serves none by its own name', () => {
  expect(faultTargets(['startRecording', 'issueToken'], 'record-on-demand')).toEqual([
    'startRecordingOnDemand',
    'issueCxoneToken',
  ])
  expect(faultTargets('pauseRecording', 'recordingcontrols')).toEqual([
    'patchConversationRecordingstate',
    'putConversationsCallRecordingstate',
  ])
  expect(faultTargets('getAuthorizationServerMetadata', 'record-on-demand')).toEqual([
    'getAuthorizationServerMetadata',
  ])
  expect(isFor({ operation: 'maskRecording' }, 'pauseRecording')).toBe(true)
  expect(isFor({ operation: 'maskRecording' }, 'resumeRecording')).toBe(false)
  expect(isFor({ operation: undefined }, 'startRecording')).toBe(false)
})

test('a client that speaks Record on Demand alone is examined there, and not by what is about another', async () => {
  const client = await inProcess({
    name: 'one',
    profiles: ['record-on-demand'],
    create: (config) => new Recorder(config),
  })
  const token = await runRule(ruleOf('CX-TOK-001'), client, environment)
  expect([token.verdict, token.profile]).toEqual(['pass', 'record-on-demand'])
  const grant = await runRule(ruleOf('CX-AUTH-003'), client, environment)
  expect([grant.verdict, grant.reason]).toEqual([
    'not-applicable',
    'The client does not support the profile recordingcontrols.',
  ])
  await client.close()
})

test('the requests of one profile are not judged by a rule about another while a client is only watched', async () => {
  const { transcript } = await examineClient(ruleOf('CX-REC-020'), 'sends-its-ids-in-the-body')
  if (!transcript) throw new Error('nothing was examined')
  const watched = { ...transcript, done: [], config: undefined }
  expect(judgeObserved(ruleOf('CX-REC-020'), [watched], {}).verdict).toBe('fail')
  expect(judgeObserved(ruleOf('CX-REC-001'), [watched], {}).verdict).toBe('not-reached')
})

test('what is shown of Record on Demand holds no secret, and the shell has names for its ids', async () => {
  const { transcript } = await examineClient(ruleOf('CX-REC-020'))
  if (!transcript?.config) throw new Error('nothing was examined')
  const { accessKeySecret = 'none', clientSecret } = transcript.config
  const scrub = scrubOf(secretsOf(transcript))
  const [token, start] = transcript.arrivals.map((each) => wireExchange(each, transcript, scrub))
  expect(transcript.arrivals[0]?.body).toContain(accessKeySecret)
  expect(token?.body).toMatch(/^grant_type=password&username=KEY\w+&password=\{access-key-secret\}$/)
  expect(token?.curl).toContain('"$CXONE_ACCESS_KEY_SECRET"')
  expect(start?.curl).toContain('"$USER_ID"')
  expect(JSON.stringify([token, start])).not.toContain(clientSecret)
})

test('a room of Record on Demand has an agent for each call, and a token for whoever has the access key', async () => {
  const room = await openTestServer({ calls: 2 }, 'record-on-demand')
  const { accessKeyId = '', accessKeySecret = '', tokenUrl, baseUrl, profile } = room.config
  expect([profile, tokenUrl]).toEqual(['record-on-demand', `${baseUrl}/auth/token`])
  expect(new Set(room.calls.map(({ userId }) => userId)).size).toBe(2)
  const body = new URLSearchParams({
    grant_type: 'password',
    username: accessKeyId,
    password: accessKeySecret,
  })
  const answer = await fetch(tokenUrl, { method: 'POST', body })
  const { access_token: token, refresh_token: refresh } = (await answer.json()) as Record<string, string>
  expect(room.secrets()).toEqual(expect.arrayContaining([accessKeySecret, token, refresh]))
  const path = '/interaction-recording-management-service/v1/interactions/start-recording-on-demand'
  const start = await fetch(`${baseUrl}${path}?userId=${room.calls[1]?.userId}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  })
  expect(start.status).toBe(200)
  expect(room.recordings().map(({ state }) => state)).toEqual(['idle', 'recording'])
  expect(room.arrivals().map(({ at, operation }) => [at, operation])).toEqual([
    ['token', 'issueCxoneToken'],
    ['api', 'startRecordingOnDemand'],
  ])
  await room.close()
})
