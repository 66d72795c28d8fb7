import type { OperationContract } from '../../contract.js'
import { errors, job, jobId, jobStatus } from './jobs.js'

export const getJobStatus = {
  ...job,
  operationId: 'getJobStatus',
  method: 'GET',
  path: '/data-extraction/v1/jobs/{jobId}',
  summary: 'Read the status of a job, and the URL of its file when it has succeeded',
  responses: {
    '200': {
      description: 'the status of the job',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['jobStatus'],
            properties: {
              jobStatus: {
                type: 'object',
                required: ['id', 'status'],
                properties: {
                  id: jobId,
                  status: jobStatus,
                  result: {
                    type: 'object',
                    required: ['url'],
                    properties: {
                      url: { type: 'string', format: 'uri', description: 'works for 30 seconds' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    ...errors,
    '404': { description: 'no such job' },
  },
} as const satisfies OperationContract
