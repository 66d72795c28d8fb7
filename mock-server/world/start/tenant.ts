import { uuidFrom } from '../values/digest.js'

/** The CXone product of a tenant. Record on Demand requires Multi-ACD; the Agent API requires CXone's own ACD. */
type Product = 'acd' | 'multi-acd' | 'both'

/** The tenant of a sandbox, with the field names of CXone. */
export interface Tenant {
  readonly id: string
  readonly name: string
  /** A UUID. */
  readonly tenantId: string
  /** The region, for example `na1`: UserHub is `https://{area}.{uhDomain}`, the API facade `https://api-{area}.{domain}`. */
  readonly area: string
  /** The ACD cluster, for example `C200`: its API is `https://api-{cluster}.{acdDomain}`. */
  readonly cluster: string
  readonly domain: string
  readonly acdDomain: string
  readonly uhDomain: string
  /** The number of the business unit. */
  readonly busNo: number
  readonly product: Product
}

/** A tenant in a scenario. Defaults: ids derived from `id`, in the region `na1`. */
export type ScenarioTenant = Pick<Tenant, 'id' | 'name'> & Partial<Tenant>

export function tenantOf(given: ScenarioTenant): Tenant {
  return {
    tenantId: uuidFrom(`tenant/${given.id}`),
    area: 'na1',
    cluster: 'C200',
    domain: 'niceincontact.com',
    acdDomain: 'nice-incontact.com',
    uhDomain: 'nice-incontact.com',
    busNo: numberFrom(`busNo/${given.id}`),
    product: 'both',
    ...given,
  }
}

/** A number of seven digits derived from a text. */
function numberFrom(text: string): number {
  return 1_000_000 + (Number.parseInt(uuidFrom(text).slice(0, 8), 16) % 9_000_000)
}
