import { changedBody } from './change-response.js'
import type { Mutation } from './mutation.js'

/** Flaws of the Agent API, and of media that nobody can play. */
export const agentFlaws: readonly Mutation[] = [
  {
    id: 'forgets-agent-recordings',
    title: 'accepts the recording command of an agent, but does not record',
    missing: 'a test that checks the state after the recording command of an agent',
    forgets: ['RecordingStarted', 'AgentRecordingRequested'],
    of: ['recordCall', 'recordContact'],
  },
  {
    id: 'allows-a-second-session',
    title: 'starts a second session for an agent',
    missing: 'a test in which the agent already has a session',
    forgives: ({ rule }) => rule === 'one-session',
  },
  {
    id: 'finds-any-session',
    title: 'accepts a command for a session that does not exist',
    missing: 'a test with an agent session that is gone',
    forgives: ({ rule }) => rule === 'agent-session',
  },
  {
    id: 'finds-any-contact',
    title: 'accepts a command for a contact that does not exist',
    missing: 'a test with a wrong contact id',
    forgives: ({ rule, operationId }) =>
      rule === 'contact-id' && operationId !== 'stopScreenInteractionRecording',
  },
  {
    id: 'needs-no-station',
    title: 'starts a session without a station',
    missing: 'a test that checks the station that the client sends',
    forgives: ({ rule }) => rule === 'station-present',
  },
  {
    id: 'never-quiet',
    title: 'answers 200 without events instead of 304',
    missing: 'a test in which a poll brings no events',
    rewrites: (response, operation) =>
      operation === 'getNextEvent' && response.status === 304
        ? { ...response, status: 200, body: '{"events":[]}' }
        : response,
  },
  {
    id: 'loses-agent-events',
    title: 'leaves the events out of its polls',
    missing: 'a test that waits for an event of the agent session',
    rewrites: (response, operation) =>
      operation === 'getNextEvent'
        ? changedBody(response, (body) => ('events' in body ? { ...body, events: [] } : body))
        : response,
  },
  {
    id: 'lists-no-media',
    title: 'lists no media of a recorded call',
    missing: 'a test that plays a recorded call',
    rewrites: (response, operation) =>
      operation === 'getContactMedia'
        ? changedBody(response, (body) => ('interactions' in body ? { ...body, interactions: [] } : body))
        : response,
  },
]
