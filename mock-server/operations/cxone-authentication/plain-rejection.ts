import { cxoneSpec, type Evidence, rfc } from '../../../contracts/evidence.js'
import { Rejection } from '../rejection.js'

/** An error page without a redirect, because the redirect_uri cannot be trusted (RFC 6749 4.1.2.1). */
export function plainRejection(
  rule: string,
  message: string,
  fix: string,
  evidence: Evidence = rfc('RFC 6749 4.1.2.1: "MUST NOT automatically redirect"'),
): Rejection {
  return new Rejection({
    kind: 'request',
    status: 400,
    code: 'invalid_request',
    message,
    rule,
    evidence,
    statusEvidence: cxoneSpec,
    bodyEvidence: cxoneSpec,
    reason: `${message[0]?.toUpperCase()}${message.slice(1)}, so the browser is not redirected to the client.`,
    fix: [fix],
  })
}
