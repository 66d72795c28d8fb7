// Run by test/docs/contract.test.ts in a Vitest of its own.
import { outcomeOf } from 'cxone-mock/kit'
import { defineClientContract } from 'cxone-mock/vitest'
import { AcmeRecorder } from './acme-recorder.js'

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
