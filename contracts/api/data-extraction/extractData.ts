import type { OperationContract } from '../../contract.js'
import { errors, job, jobId } from './jobs.js'

export const extractData = {
  ...job,
  operationId: 'extractData',
  method: 'POST',
  path: '/data-extraction/v1/jobs',
  summary: 'Start a job that lists the recordings of some days in a CSV file',
  ambiguities: ['data-extraction-bad-job', 'data-extraction-too-soon'],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: {
            entityName: { type: 'string', description: 'recording-interaction-metadata' },
            version: { type: 'string', description: 'the version of the CSV file; every number is accepted' },
            startDate: { type: 'string', format: 'date' },
            endDate: { type: 'string', format: 'date' },
          },
        },
      },
    },
  },
  responses: {
    '202': {
      description: 'the id of the job',
      content: { 'application/json': { schema: jobId } },
    },
    '400': { description: 'a field is missing or not valid' },
    '404': { description: 'no such entity or version' },
    ...errors,
    '403': {
      description: 'the user lacks the permission, or the last job was started less than 30 seconds ago',
    },
    '429': { description: 'the last job was started less than 30 seconds ago, under a variant' },
  },
} as const satisfies OperationContract
