import type { AmbiguityName } from './register/ambiguities.js'

/** How well a claim about the API is known, strongest first. */
export const grades = ['documented', 'observed', 'forum', 'assumed'] as const

export type Grade = (typeof grades)[number]

/** How well a claim about the API is known, and from where. */
export interface Evidence {
  readonly grade: Grade
  readonly source: string
  /**
   * Where to open the source: the address of a page, a file at a commit, `PACKAGE@VERSION FILE`, or
   * `register: NAME` for what is assumed. `mock` for claims about the mock itself.
   */
  readonly location: string
  /** The ISO day on which the source was read. */
  readonly date: string
}

/** Whether `grade` is at least as strong as `least`. */
export function isAtLeast(grade: Grade, least: Grade): boolean {
  return grades.indexOf(grade) <= grades.indexOf(least)
}

const read = '2026-11-30'

const github = (repository: string, commit: string, file: string) =>
  `https://github.com/${repository}/blob/${commit}/${file}`

const niceDocument = github(
  'valon-technologies/gestalt-providers',
  '02c9bf5a8fb6b5746518aeeef77ab1df37aadc8e',
  'app/nice_incontact/openapi.yaml',
)

/**
 * The only source for the recordingcontrols surface: one question and its answers. Neither vendor has the paths or the
 * scope, and other threads of the same forum contradict it, for example threads 10146 and 10292: 403 with a body.
 */
export const forumThread: Evidence = {
  grade: 'forum',
  source: 'forum.sggu.com, thread 12571: empty 401, recording:control, recordingId, strict stop',
  location:
    'https://forum.sggu.com/t/recording-api-start-stop-endpoints-returning-401-with-valid-token/12571',
  date: read,
}

/** The thread's sentence about stopping a recording that has not started or is finished. */
export const strictStop: Evidence = {
  ...forumThread,
  source: `${forumThread.source}; on a stop before the start or after the end: "the API is strict about that"`,
}

/** A client that lists recordings in bulk, and reads the columns of the CSV file. */
export const extractionClient: Evidence = {
  grade: 'observed',
  source:
    'joedunn123456789/tactis-ccai, app.js: the job that it starts, and what it reads of the file and of media playback',
  location: github('joedunn123456789/tactis-ccai', 'bc38557a8b1df6bb5cadd11777ec7549fcd8554b', 'app.js'),
  date: '2026-12-01',
}

/** NICE's own description of the Record on Demand service, as republished in public. */
export const recordOnDemandSpec: Evidence = {
  grade: 'documented',
  source: "NICE's OpenAPI document of interaction-recording-management-service v1",
  location: niceDocument,
  date: read,
}

/** NICE's own description of the Agent API and the Admin API, as republished in public. */
export const agentApiSpec: Evidence = {
  grade: 'documented',
  source: "NICE's OpenAPI documents of the Agent API and the Admin API, v34.0",
  location: niceDocument,
  date: read,
}

/** The text of a status in NICE's descriptions of older versions. `file` is, for example, `agent/v10.0/Agent/Sessions`. */
export function olderSwagger(text: string, file: string): Evidence {
  return {
    grade: 'documented',
    source: `NICE's older Swagger documents: ${text}`,
    location: github(
      'openapis/api-specs',
      '6d0d072dfdf6f946c4dd558ca6c1d99d8eb80986',
      `niceincontact/${file}`,
    ),
    date: '2026-12-01',
  }
}

/** A text about calls in NICE's Swagger document of the Agent API, v10.0. */
export const phoneCallsSwagger = (text: string) => olderSwagger(text, 'agent/v10.0/Agent/PhoneCalls')

/** A text about agent sessions in NICE's Swagger document of the Agent API, v10.0. */
export const sessionsSwagger = (text: string) => olderSwagger(text, 'agent/v10.0/Agent/Sessions')

/** Genesys Cloud's published API description, as shipped with its JavaScript SDK. */
export const genesysSdk: Evidence = {
  grade: 'documented',
  source: 'Genesys Cloud API description in purecloud-platform-client-v2 262.0.0',
  location: 'purecloud-platform-client-v2@262.0.0 index.d.ts',
  date: '2026-11-01',
}

/**
 * The statuses of an operation in Genesys Cloud's API description, with ErrorBody as the body of errors. The description
 * has a file for each class of operations, which the path determines.
 */
export function genesysStatuses({ path, evidence, undeclaredStatuses }: GenesysOperation): Evidence {
  if (evidence.grade === 'assumed') return evidence
  if (undeclaredStatuses) return noStatuses
  const isRecording = /^\/api\/v2\/conversations\/\{\w+\}\/recordings(?:\/|$)/.test(path)
  return genesysClass(isRecording ? 'recording' : (path.split('/')[3] ?? ''))
}

interface GenesysOperation {
  readonly path: string
  readonly evidence: Evidence
  readonly undeclaredStatuses?: true
}

/** For an operation that is newer than the description with the statuses. */
export const noStatuses = ofTheMock('no source lists the error statuses of this operation')

/** One class of that description, for example `oauth`. */
export function genesysClass(name: string): Evidence {
  return {
    grade: 'documented',
    source:
      'Genesys Cloud API description, as republished in November 2025: statuses, ErrorBody and descriptions',
    location: github(
      'jfabello/gc-platform-api-client',
      '446b715f8b9b9f91c44455ad1486c7520a6ac17e',
      `docs/classes/${name}-api.md`,
    ),
    date: read,
  }
}

/** What a command of Genesys's own CLI says of an operation: description, permissions and the success response. */
export function genesysCli(what: string, command: string): Evidence {
  return {
    grade: 'documented',
    source: `Genesys Cloud CLI of July 2026, generated from the API description: ${what}`,
    location: github(
      'MyPureCloud/platform-client-sdk-cli',
      '44244cc508ce74a70e669ba3f2486f0976343cbf',
      `build/gc/cmd/${command}/${command}.go`,
    ),
    date: read,
  }
}

/** The error codes of Genesys Cloud that a client lists with their statuses and messages. */
export const genesysErrorCodes: Evidence = {
  grade: 'observed',
  source: 'gildas/go-gcloudcx, error.go: codes, statuses and messages',
  location: github('gildas/go-gcloudcx', '12f641e7bc1f6a603854d8b432783e97d44cef1f', 'error.go'),
  date: read,
}

/** A post on Genesys's developer blog: what the CLI printed for a token without a user. */
export const genesysUserContext: Evidence = {
  grade: 'documented',
  source:
    'Genesys developer blog, Implicit Grant Login and the CLI: "This request requires a user context" for users me get',
  location: github(
    'MyPureCloud/developer-center-blog',
    'ff8e83ca979f5c7e839840a927feb440e91ae5d7',
    'source/2022-02-11-cli-implicit-login/index.md',
  ),
  date: '2026-12-01',
}

/** A tutorial of Genesys: how a program gets a token. */
export const genesysTutorial: Evidence = {
  grade: 'documented',
  source:
    'Genesys developer center, tutorial for bulk actions: POST /oauth/token with grant_type=client_credentials',
  location: github(
    'MyPureCloud/developercenter-tutorials',
    '8bd3725e645f4d65f1d70102264af4b0bc2271ff',
    'recordings-bulk-actions/recordings-bulk-action.py',
  ),
  date: '2026-12-01',
}

/** The logger of Genesys's SDK, which takes the correlation id of each response that it logs from this header. */
export const genesysLogger: Evidence = {
  grade: 'observed',
  source: 'Genesys Cloud SDK for JavaScript: it logs the header inin-correlation-id of every response',
  location: 'purecloud-platform-client-v2@262.0.0 src/purecloud-platform-client-v2/logger.js',
  date: '2026-12-01',
}

/** A test suite for the API of the ACD, which reads the reason of an error from icStatusDescription. */
export const niceTestSuite: Evidence = {
  grade: 'observed',
  source: 'walterplaza/protractor, api-core.ts: it reads icStatusDescription from every response',
  location: github(
    'walterplaza/protractor',
    '15fa8271d55c03df8a8549d5c0ffda024287e71c',
    'src/utilities/general/api-core.ts',
  ),
  date: '2026-12-01',
}

/** Whole responses of the authentication, in the documentation of a vendor who resells CXone. */
export const ringCentralPage: Evidence = {
  grade: 'observed',
  source:
    'RingCentral support, "Using the API global authentication service": responses of discovery and of /auth/token',
  location:
    'https://support.ringcentral.com/article-v2/Using-the-API-global-authentication-service.html?brand=RingCentral&product=CC&language=en_US',
  date: '2026-12-01',
}

/** NICE's own API description of CXone's authentication, as republished in public. */
export const cxoneSpec: Evidence = {
  grade: 'documented',
  source: "NICE's OpenAPI documents of CXone, as republished in August 2026",
  location: niceDocument,
  date: read,
}

/** What NICE's Agent SDK sends to CXone, and what it reads from the responses. `file` is below `dist/`. */
export function niceSdk(what: string, file: string): Evidence {
  return {
    grade: 'observed',
    source: `NICE CXone Agent SDK: ${what}`,
    location: github(
      'nice-devone/nice-cxone-agent-sdk',
      'abf046da283c2007a6d206e3cf92ecbd63f013e0',
      `dist/${file}`,
    ),
    date: read,
  }
}

/** The only whole token response of CXone that is public. Its tokens are of 2021. */
export function niceTokenResponse(what: string): Evidence {
  const source = `RingCentral, Using the API global authentication service: ${what}`
  return { ...ringCentralPage, source }
}

/** A page of NICE's developer portal, for example `FAQ`. */
export function niceDeveloperPortal(what: string, page: string): Evidence {
  return {
    grade: 'documented',
    source: `NICE developer portal: ${what}`,
    location: `https://developer.niceincontact.com/${page}`,
    date: read,
  }
}

/** A section of an RFC or of OpenID Connect Core, for example `RFC 6750 3.1`. */
export function rfc(section: string): Evidence {
  const [, number, part] = /RFC (\d+)(?: (\d+(?:\.\d+)*))?/.exec(section) ?? []
  const page =
    number === undefined
      ? 'https://openid.net/specs/openid-connect-core-1_0.html'
      : `https://www.rfc-editor.org/rfc/rfc${number}${part === undefined ? '' : `#section-${part}`}`
  return { grade: 'documented', source: section, location: page, date: '2026-11-01' }
}

/** Undocumented behaviour. `question` is its entry in the ambiguity register. */
export function assumed(question: AmbiguityName): Evidence {
  return {
    grade: 'assumed',
    source: `ambiguity register: ${question}`,
    location: `register: ${question}`,
    date: read,
  }
}

/** A claim about the mock, not about the API. */
export function ofTheMock(source: string): Evidence {
  return { grade: 'assumed', source, location: 'mock', date: '2026-11-22' }
}

/** A public client of NICE: what it sends, and reads of the response. */
export const singerTap: Evidence = {
  grade: 'observed',
  source: 'singer-io/tap-nice-incontact, client.py: what it sends, and reads of the answer',
  location:
    'https://github.com/singer-io/tap-nice-incontact/blob/075d3d79c40a5e4b28e1050cab3a6479ad01d90c/tap_nice_incontact/client.py',
  date: '2026-11-30',
}
