import { profiles } from '../../contracts/api/profiles.js'
import { flag, object, string, strings } from '../../mock-server/validation/values.js'
import { verdicts } from '../model/verdict.js'

const count = { type: 'integer', minimum: 0 } as const

const ms = { type: 'integer', description: 'Milliseconds.' } as const

const moment = {
  type: 'number',
  description: "Milliseconds since the rule's server started, to the microsecond.",
} as const

const profile = { enum: profiles } as const

const manifest = object(
  {
    kit: { type: 'string', description: 'The version of cxone-mock.' },
    ruleSet: { type: 'string', pattern: '^[0-9a-f]{16}$', description: 'The same for the same rules.' },
    rulesOfKit: count,
    client: object(
      {
        name: string,
        version: string,
        language: string,
        profiles: strings,
        operations: strings,
        capabilities: strings,
      },
      ['version', 'language'],
    ),
    options: object(
      {
        trustUnverified: flag,
        failOn: { enum: ['MUST', 'SHOULD'], description: 'The lowest level whose violations fail.' },
        except: { ...strings, description: 'Rules that only warn, whatever their level.' },
        strict: flag,
        commandExitCode: { type: 'integer', description: 'The exit code of the observed command.' },
        watched: {
          type: 'boolean',
          description:
            'The kit requested nothing from the client. It judged the requests that reached the mock.',
        },
        profile,
      },
      ['trustUnverified', 'failOn', 'except', 'strict', 'watched', 'commandExitCode', 'profile'],
    ),
    platform: object({ os: string, arch: string, runtime: string }),
    startedAt: { type: 'string', format: 'date-time' },
    durationMs: ms,
    reproduce: {
      type: 'string',
      description:
        '{rule} stands for the id of a rule. The part in brackets, with {seed} and {path}, is for a randomised failure.',
    },
    file: {
      type: 'string',
      description: 'The file of the adapter or the command, relative to the working directory.',
    },
  },
  ['file'],
)

const verdict = { enum: verdicts } as const

const counts = {
  type: 'object',
  required: ['run', 'total'],
  propertyNames: { anyOf: [verdict, { enum: ['run', 'total'] }] },
  additionalProperties: count,
} as const

const at = { enum: ['token', 'api', 'elsewhere'] } as const

const headers = {
  type: 'array',
  items: { type: 'array', prefixItems: [string, string], minItems: 2, maxItems: 2 },
} as const

const status = { type: 'integer', description: '0 if there was no response.' } as const

const fault = {
  type: 'string',
  description: 'The effect of the fault that was injected into the request.',
  examples: ['NEVER_ANSWER', 'status 503'],
} as const

const cut = {
  type: 'string',
  description: 'How the response ended, if it was incomplete.',
  examples: ['no response', 'stalled after 12 bytes of the body'],
} as const

const exchange = object(
  {
    id: count,
    atMs: moment,
    at,
    method: string,
    target: string,
    headers,
    body: string,
    status,
    replyHeaders: headers,
    replyBody: string,
    refusedBy: string,
    fault,
    cut,
    curl: {
      type: 'string',
      description: 'The same request from a shell; $CXONE_… variables replace secrets.',
    },
  },
  ['refusedBy', 'fault', 'cut'],
)

const finding = object({
  code: { type: 'string', description: 'The identifier of the finding in a baseline.' },
  message: string,
  requests: { type: 'array', items: count },
  wire: { type: 'array', items: exchange },
  words: {
    type: 'array',
    items: string,
    description:
      'What the client itself said: outcomes with their errors, and the last lines that it printed.',
    examples: [['startRecording: fail, conflict: "already recording"', 'stderr: ConflictError']],
  },
})

const operation = object(
  {
    operation: string,
    outcome: { enum: ['ok', 'fail', 'unknown'] },
    kind: string,
    state: string,
    message: string,
    beganMs: moment,
    endedMs: moment,
  },
  ['kind', 'state', 'message'],
)

const line = object({ id: count, atMs: moment, at, method: string, target: string, status, fault, cut }, [
  'fault',
  'cut',
])

const known = object(
  {
    rule: string,
    finding: string,
    reason: string,
    issue: string,
    expires: { type: 'string', format: 'date' },
    when: { type: 'object' },
  },
  ['issue', 'expires', 'when'],
)

const rule = object(
  {
    id: { type: 'string', pattern: '^CX-[A-Z]+-[0-9]{3}$' },
    area: { enum: ['DISC', 'AUTH', 'TOK', 'REQ', 'REC', 'ERR', 'RATE', 'NET', 'SEC', 'PROP'] },
    title: { type: 'string', description: 'Reads after "the client".' },
    level: { enum: ['MUST', 'SHOULD', 'MAY'] },
    required: { type: 'boolean', description: 'The rule can fail, so the client must exercise it.' },
    sources: {
      type: 'array',
      minItems: 1,
      items: object({
        ref: string,
        grade: { enum: ['standard', 'vendor', 'observed', 'vendor-sdk', 'unverified', 'practice'] },
      }),
    },
    rationale: string,
    fix: string,
    verdict,
    profile,
    reason: string,
    cause: { type: 'string', description: 'The failed rule of which this result is a consequence.' },
    findings: { type: 'array', items: finding },
    last: { description: 'The last exchanges of an untested rule.', type: 'array', items: exchange },
    operations: { type: 'array', items: operation },
    sequence: { type: 'array', items: line },
    requestCount: count,
    known: { type: 'array', items: known },
    durationMs: ms,
    reproduce: string,
  },
  ['profile', 'reason', 'cause', 'last'],
)

const triage = object({
  open: { type: 'integer', description: 'The number of rules that keep the run from passing.' },
  causes: {
    type: 'array',
    description: 'What to fix, the cause with the most consequences first.',
    items: object({ rule: string, verdict, fix: string, rules: strings }),
  },
})

/** What a JSON report holds. `npm run docs:schemas` writes it to schemas/report.schema.json. */
export const reportSchema = {
  title: 'cxone-mock report',
  description:
    'The result of a run against a client, and the source of all other reports. It contains no secrets: references like {tok#1} replace them.',
  ...object(
    {
      version: { const: 1, description: 'Increases when a member is removed or changes its meaning.' },
      manifest,
      exitCode: {
        enum: [0, 1, 2, 3],
        description:
          '0 passed, 1 a rule failed or the baseline is outdated, 2 not measured, 3 internal error.',
      },
      counts,
      denominator: {
        type: 'string',
        examples: ['61 run · 58 pass · 0 fail · 1 warn · 2 known · 9 n/a · 0 untested of 73'],
      },
      conclusion: {
        type: 'string',
        description: 'The result, in words.',
        examples: ['passed 58 of 61 applicable rules, 2 known failures, 1 warning', '3 rules failed'],
      },
      triage,
      rules: { type: 'array', items: rule },
      baseline: object({
        unconfirmed: { description: 'Entries whose rule was not judged.', type: 'array', items: known },
        notes: strings,
      }),
    },
    ['baseline'],
  ),
} as const

/** The parts of the document by name. */
export const reportParts = {
  texts: strings,
  count,
  ms,
  moment,
  manifest,
  profile,
  verdict,
  counts,
  triage,
  rule,
  finding,
  operation,
  at,
  status,
  fault,
  cut,
  line,
  headers,
  exchange,
  known,
}
