import type { OperationContract } from '../../contract.js'
import { errors, job, jobId, jobStatus } from './jobs.js'

export const getAllJobs = {
  ...job,
  operationId: 'getAllJobs',
  method: 'GET',
  path: '/data-extraction/v1/jobs',
  summary: 'List the jobs of the tenant with their status',
  responses: {
    '200': {
      description: 'the jobs, oldest first',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['jobs'],
            properties: {
              jobs: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['id', 'status'],
                  properties: { id: jobId, status: jobStatus },
                },
              },
            },
          },
        },
      },
    },
    ...errors,
  },
} as const satisfies OperationContract
