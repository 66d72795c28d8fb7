// Run by test/docs/contract.test.ts in a Vitest of its own.
import type { FailureKind, Outcome } from 'cxone-mock/kit'
import { defineClientContract } from 'cxone-mock/vitest'
import { AcmeError, AcmeRecorder } from './acme-recorder.js'

defineClientContract({
  name: 'acme-recorder',
  create: (config) => {
    const recorder = new AcmeRecorder(config) // baseUrl, tokenUrl, clientId, clientSecret, scopes, deadlineMs
    return {
      startRecording: ({ recordingId }) => outcomeOf(recorder.start(recordingId), 'recording'),
      stopRecording: ({ recordingId }) => outcomeOf(recorder.stop(recordingId), 'stopped'),
    }
  },
})

const kinds: Record<number, FailureKind> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  425: 'locked',
  429: 'rate_limited',
}

async function outcomeOf(operation: Promise<unknown>, state: 'recording' | 'stopped'): Promise<Outcome> {
  try {
    await operation
    return { outcome: 'ok', state }
  } catch (error) {
    if (!(error instanceof AcmeError)) return { outcome: 'unknown', kind: 'network' } // the request may have arrived
    const { status } = error
    return {
      outcome: 'fail',
      kind: kinds[status] ?? (status >= 500 ? 'server_error' : 'invalid_argument'),
      httpStatus: status,
    }
  }
}
