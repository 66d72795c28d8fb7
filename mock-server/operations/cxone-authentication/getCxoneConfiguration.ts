import { cxoneSpec, rfc } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'

export const getCxoneConfiguration: Operation<'getCxoneConfiguration'> = ({ tenant }, { query, baseUrl }) => {
  const tenantId = query.get('tenantId')
  if (tenantId !== tenant.tenantId) throw unknownTenant(tenantId, tenant.tenantId)
  const { domain, uhDomain, area, cluster, acdDomain } = tenant
  return {
    response: {
      status: 200,
      body: {
        private: false,
        ui_endpoint: baseUrl,
        auth_endpoint: baseUrl,
        api_endpoint: baseUrl,
        domain,
        uhDomain,
        area,
        cluster,
        acdDomain,
        tenantId,
      },
    },
  }
}

function unknownTenant(tenantId: string | null, own: string) {
  const reason =
    tenantId === null
      ? 'The request has no tenantId.'
      : `No tenant here has the tenantId ${JSON.stringify(tenantId.slice(0, 80))}.`
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: reason,
    rule: 'tenant',
    evidence: rfc('RFC 9110 15.5.5'),
    statusEvidence: cxoneSpec,
    bodyEvidence: cxoneSpec,
    reason,
    fix: [`Send tenantId=${own}, the claim tenantId of the id_token.`],
  })
}
