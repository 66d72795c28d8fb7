import { rules } from '../../../kit/rules/index.js'
import type { ReceivedRequest } from '../../../kit/model/test-server.js'
import type { Manifest } from '../../../kit/report/manifest.js'
import { reportOf, type Report, type ReportOptions } from '../../../kit/report/report.js'
import type { Finding, Rule } from '../../../kit/model/rule.js'
import type { Transcript } from '../../../kit/model/transcript.js'
import type { Verdict } from '../../../kit/model/verdict.js'
import type { RuleResult } from '../../../kit/model/result.js'

export const clientSecret = 'canary-5f0c/1 and:ü"9'
export const token = 'default.Zm9vYmFyYmF6cXV4MDEyMzQ1Njc4OWFiY2RlZmdoaWo'

export const manifest: Manifest = {
  kit: '1.4.0',
  client: {
    name: 'acme-recorder',
    version: '2.0.0',
    language: 'typescript',
    profiles: ['recordingcontrols'],
    operations: ['startRecording'],
    capabilities: ['parallel'],
  },
  options: {},
  platform: { os: 'linux', arch: 'x64', runtime: 'node 20.19.0' },
  startedAt: '2026-01-15T10:00:00.000Z',
  durationMs: 1234,
  reproduce: 'cxone-mock check --rule {rule} -- node adapter.mjs',
}

/** A rule of the kit under another id, to make reports of rules that there need not be. */
export function rule(id: Rule['id'], more: Partial<Rule> = {}): Rule {
  const [first] = rules
  if (!first) throw new Error('the kit has rules')
  return {
    ...first,
    id,
    title: `keeps ${id}`,
    level: 'MUST',
    status: 'stable',
    sources: [{ ref: 'RFC 6749 5.1', grade: 'standard' }],
    ...more,
  }
}

export function arrival(id: number, more: Partial<ReceivedRequest> = {}): ReceivedRequest {
  return {
    id,
    atMs: id * 10,
    at: 'api',
    method: 'POST',
    target: '/api/v2/recording/recordingcontrols/start',
    headers: [['Authorization', `Bearer ${token}`]],
    body: '',
    operation: 'startRecording',
    status: 200,
    replyHeaders: {},
    replyBody: '',
    refusedBy: undefined,
    fault: undefined,
    ...more,
  }
}

export function transcript(arrivals: readonly ReceivedRequest[], more: Partial<Transcript> = {}): Transcript {
  return {
    arrivals,
    done: [],
    calls: [{ conversationId: 'conv-1', conferenceId: 'conf-1', recordingId: 'rec-1' }],
    recordings: [],
    config: {
      profile: 'recordingcontrols',
      baseUrl: 'http://127.0.0.1:1',
      tokenUrl: 'http://127.0.0.1:1/oauth/token',
      clientId: 'acme',
      clientSecret,
      scopes: [],
      deadlineMs: 1000,
    },
    secrets: [clientSecret, token],
    output: '',
    heldOpen: 0,
    ...more,
  }
}

export function result(
  of: Rule,
  verdict: Verdict,
  findings: readonly Finding[] = [],
  more: Partial<RuleResult> = {},
): RuleResult {
  return {
    rule: of,
    verdict,
    findings,
    durationMs: 12,
    transcript: transcript([arrival(1), arrival(2)]),
    ...more,
  }
}

export function finding(code: string, requests: readonly number[] = [1]): Finding {
  return { code, message: `Saw ${code}; expected nothing of it.`, requests }
}

export function report(results: readonly RuleResult[], more: Partial<ReportOptions> = {}): Report {
  return reportOf({ results, manifest, rules: results.map((each) => each.rule), ...more })
}

/** One rule for each verdict that an exam can come to. */
export const everyVerdict: readonly RuleResult[] = [
  result(rule('CX-AUTH-001'), 'pass'),
  result(rule('CX-AUTH-002'), 'fail', [finding('wrong-method'), finding('wrong-type', [1, 2])]),
  result(rule('CX-TOK-001', { level: 'SHOULD' }), 'warn', [finding('token-per-operation')]),
  result(rule('CX-TOK-002'), 'untested', [], { reason: 'No start was accepted.' }),
  result(rule('CX-TOK-003', { level: 'SHOULD' }), 'untested', [], { reason: 'No token was issued.' }),
  result(rule('CX-REC-001'), 'blocked', [], { reason: 'CX-TOK-002 has to be kept first.' }),
  result(rule('CX-REC-002'), 'not-applicable', [], { reason: 'The client has no pauseRecording.' }),
  result(rule('CX-NET-001'), 'client-error', [], { reason: 'The client exited with code 1.' }),
  result(rule('CX-SEC-001'), 'fail', [finding('secret-in-url')]),
]
