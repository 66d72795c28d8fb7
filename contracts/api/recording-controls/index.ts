export { startRecording } from './startRecording.js'
export { stopRecording } from './stopRecording.js'
