export { cases as getContactMedia } from './getContactMedia.cases.js'
export { cases as getSegmentMedia } from './getSegmentMedia.cases.js'
