import type { OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'

function parameter(name: string) {
  const description = 'part of the URL'
  return { name, in: 'query', description, schema: { type: 'string' } } as const
}

/** NICE's job gives the URL of a file in S3. Here it is a URL of the mock. */
export const getExtractedData = {
  operationId: 'getExtractedData',
  surface: 'data-extraction',
  method: 'GET',
  path: '/data-extraction/v1/files/{jobId}',
  summary: 'Download the CSV file of a job, with the URL that getJobStatus returns',
  security: { kind: 'none' },
  evidence: assumed('data-extraction-file'),
  ambiguities: ['data-extraction-columns', 'data-extraction-file'],
  parameters: [parameter('expires'), parameter('token')],
  responses: {
    '200': {
      description: 'one line per recording that has ended, in CSV (RFC 4180)',
      content: { 'text/csv': { schema: { type: 'string' } } },
    },
    '403': { description: 'the URL is older than 30 seconds, or was changed' },
    '404': { description: 'the URL is older than 30 seconds, under a variant' },
  },
} as const satisfies OperationContract
