export { getContactMedia } from './getContactMedia.js'
export { getSegmentMedia } from './getSegmentMedia.js'
