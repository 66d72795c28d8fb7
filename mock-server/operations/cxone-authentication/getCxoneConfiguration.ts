import { cxoneSpec } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Problem } from '../problem.js'

export const getCxoneConfiguration: Operation<'getCxoneConfiguration'> = ({ tenant }, { query, baseUrl }) => {
  const tenantId = query.get('tenantId')
  if (tenantId !== tenant.tenantId) throw unknownTenant(tenantId, tenant.tenantId)
  const { domain, uhDomain, area, cluster, acdDomain } = tenant
  return {
    answer: {
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
  const why =
    tenantId === null
      ? 'The request has no tenantId.'
      : `No tenant here has the tenantId ${JSON.stringify(tenantId.slice(0, 80))}.`
  return new Problem({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: why,
    rule: 'tenant',
    evidence: cxoneSpec,
    why,
    fix: [`Send tenantId=${own}: it is the claim tenantId of the id_token.`],
  })
}
