export { cases as extractData } from './extractData.cases.js'
export { cases as getAllJobs } from './getAllJobs.cases.js'
export { cases as getExtractedData } from './getExtractedData.cases.js'
export { cases as getJobStatus } from './getJobStatus.cases.js'
