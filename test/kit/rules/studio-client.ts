import type { ClientConfig, FailureKind, Outcome } from '../../../kit/model/client.js'
import type { ClientInstance } from '../../../kit/drivers/in-process.js'
import { controlRecording, type Post } from '../../../examples/studio/script.js'

const kinds: Readonly<Record<number, FailureKind>> = {
  [-1]: 'network',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  425: 'locked',
  429: 'rate_limited',
}

/** The script of examples/studio as a client under test. It looks only at the status. */
export function studioClient(post: Post): (config: ClientConfig) => ClientInstance {
  return ({ scopes, ...config }) => {
    const command = async (action: 'start' | 'stop', recordingId: string): Promise<Outcome> => {
      const settings = { ...config, scope: scopes.join(' ') }
      const { statusCode } = await controlRecording(post, settings, action, recordingId)
      if (statusCode < 200 || statusCode > 299) return outcomeOf(statusCode)
      return { outcome: 'ok', state: action === 'start' ? 'recording' : 'stopped' }
    }
    return {
      startRecording: ({ recordingId }) => command('start', recordingId),
      stopRecording: ({ recordingId }) => command('stop', recordingId),
    }
  }
}

function outcomeOf(httpStatus: number): Outcome {
  const kind = kinds[httpStatus] ?? (httpStatus >= 500 ? 'server_error' : 'invalid_argument')
  return { outcome: 'fail', kind, ...(httpStatus < 0 ? {} : { httpStatus }) }
}
