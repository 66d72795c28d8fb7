export { cases as startRecording } from './startRecording.cases.js'
export { cases as stopRecording } from './stopRecording.cases.js'
