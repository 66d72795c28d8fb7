import type { ControlledMock } from '../../control/controlled-mock.js'
import type { NewCall } from '../../control/calls/calls.js'
import type { NewRecordingState } from '../../control/calls/recording-state.js'
import { recordedMs, recordedShare } from '../../control/calls/recorded-time.js'
import { sandboxOf } from '../parameters.js'
import { created, ok, route, type AdminRoute } from '../route.js'

/** /calls and /state */
export function callRoutes(mock: ControlledMock): AdminRoute[] {
  const command = (name: 'answer' | 'start' | 'stop' | 'end') =>
    route('POST', `/calls/{conversationId}/${name}`, (request) =>
      ok(sandboxOf(mock, request).calls[name](request.params.conversationId)),
    )
  return [
    route('GET', '/state', (request) => ok(sandboxOf(mock, request).state())),
    route('GET', '/calls', (request) => ok({ calls: sandboxOf(mock, request).calls.list() })),
    route('POST', '/calls', (request) =>
      // `begin` checks the value, so the type is a promise that it keeps.
      created(sandboxOf(mock, request).calls.begin((request.body ?? {}) as NewCall)),
    ),
    route('GET', '/calls/{conversationId}/timeline', (request) => {
      const spans = sandboxOf(mock, request).calls.timeline(request.params.conversationId)
      return ok({ spans, recordedMs: recordedMs(spans), recordedShare: recordedShare(spans) })
    }),
    route('PUT', '/calls/{conversationId}/recordingState', (request) =>
      // `setRecordingState` checks the value, so the type is a promise that it keeps.
      ok(
        sandboxOf(mock, request).calls.setRecordingState(
          request.params.conversationId,
          request.body as NewRecordingState,
        ),
      ),
    ),
    ...(['answer', 'start', 'stop', 'end'] as const).map(command),
  ]
}
