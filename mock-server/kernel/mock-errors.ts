import type { OperationContract } from '../../contracts/contract.js'
import type { Grade } from '../../contracts/evidence.js'
import { Rejection } from '../operations/rejection.js'

/** An operation that is known less well than asked for. */
export function tooWeak({ operationId, evidence }: OperationContract, least: Grade): Rejection {
  const reason = `${operationId} is ${evidence.grade} (${evidence.source}), and --evidence asks for ${least}.`
  return new Rejection({
    kind: 'not-imitated',
    status: 501,
    code: 'not.implemented',
    message: `cxone-mock does not imitate ${operationId} at this grade of evidence.`,
    rule: 'evidence',
    evidence,
    reason,
    fix: [`Start with --evidence ${evidence.grade} to use it all the same.`],
  })
}

/** A bug of the mock. */
export function internal(error: unknown): Rejection {
  return new Rejection({
    kind: 'internal',
    status: 500,
    code: 'internal.server.error',
    message: 'cxone-mock failed: this is a bug of the mock, not an answer of the API.',
    rule: 'internal',
    evidence: { grade: 'assumed', source: 'a bug of the mock', date: '2026-11-22' },
    reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    fix: ['Report it with the request that led here: GET /__admin/requests/{id}.'],
  })
}
