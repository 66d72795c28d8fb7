export { extractData } from './extractData.js'
export { getAllJobs } from './getAllJobs.js'
export { getExtractedData } from './getExtractedData.js'
export { getJobStatus } from './getJobStatus.js'
