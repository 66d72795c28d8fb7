import type { AmbiguityName } from './register/ambiguities.js'

/** How well a claim about the API is known, strongest first. */
export const grades = ['documented', 'observed', 'forum', 'assumed'] as const

export type Grade = (typeof grades)[number]

/** Where a claim about the API comes from. `date` is the ISO day on which the source was read. */
export interface Evidence {
  readonly grade: Grade
  readonly source: string
  readonly date: string
}

/** Whether `grade` is at least as strong as `least`. */
export function isAtLeast(grade: Grade, least: Grade): boolean {
  return grades.indexOf(grade) <= grades.indexOf(least)
}

/** The only source for the recordingcontrols surface. No vendor document mentions its paths. */
export const forumThread: Evidence = {
  grade: 'forum',
  source:
    'developer forum thread 12571 on recordingcontrols: empty 401, recording:control, recordingId, strict stop',
  date: '2026-11-01',
}

/** The thread's sentence about commands that the state of the recording does not allow. */
export const strictStop: Evidence = {
  ...forumThread,
  source: `${forumThread.source}; "the API is strict about that"`,
}

/** A sentence of NICE's help page about the Record on Demand APIs. */
export function recordOnDemandHelp(sentence: string): Evidence {
  return { grade: 'documented', source: `NICE help, Record on Demand APIs: ${sentence}`, date: '2026-11-22' }
}

/** NICE's own description of the Record on Demand service, as republished in public. */
export const recordOnDemandSpec: Evidence = {
  grade: 'documented',
  source: "NICE's OpenAPI document of interaction-recording-management-service v1",
  date: '2026-11-22',
}

/** NICE's own description of the Agent API and the Admin API, as republished in public. */
export const agentApiSpec: Evidence = {
  grade: 'documented',
  source:
    "NICE's OpenAPI documents of the Agent API and the Admin API (v34.0; texts of v8 to v10), and its API test data",
  date: '2026-11-22',
}

/** Genesys Cloud's published API description, as shipped with its JavaScript SDK. */
export const genesysSdk: Evidence = {
  grade: 'documented',
  source: 'Genesys Cloud API description in purecloud-platform-client-v2 262.0.0',
  date: '2026-11-01',
}

/** Genesys's public Swagger document of 2017, which lists the error codes of each operation. */
export const genesysSwagger: Evidence = {
  grade: 'documented',
  source: 'Genesys public Swagger document (2017): error codes and messages by operation',
  date: '2026-11-01',
}

/** NICE's own API description of CXone's authentication, as republished in public. */
export const cxoneSpec: Evidence = {
  grade: 'documented',
  source: "NICE's OpenAPI documents of CXone, as republished in public (June and August 2026)",
  date: '2026-11-01',
}

/** What NICE's Agent SDK sends to CXone, and what it reads from the responses. */
export function niceSdk(what: string): Evidence {
  return { grade: 'observed', source: `NICE CXone Agent SDK 25.1.2: ${what}`, date: '2026-11-01' }
}

/** NICE's developer portal. */
export function niceDeveloperPortal(page: string): Evidence {
  return { grade: 'documented', source: `NICE developer portal: ${page}`, date: '2026-11-01' }
}

export function rfc(section: string): Evidence {
  return { grade: 'documented', source: section, date: '2026-11-01' }
}

/** Undocumented behaviour. `question` is its entry in the ambiguity register. */
export function assumed(question: AmbiguityName): Evidence {
  return { grade: 'assumed', source: `ambiguity register: ${question}`, date: '2026-11-22' }
}
