import { uuidFrom } from './digest.js'

/** Which CXone product a tenant has: Record on Demand is for Multi-ACD, the Agent API for CXone's own ACD. */
type Product = 'acd' | 'multi-acd' | 'both'

/** The tenant of a sandbox, by the names under which CXone tells of it. */
export interface Tenant {
  readonly id: string
  readonly name: string
  /** A UUID. */
  readonly tenantId: string
  /** The region, e.g. `na1`: UserHub is `https://{area}.{uhDomain}`, the API facade `https://api-{area}.{domain}`. */
  readonly area: string
  /** The ACD cluster, e.g. `C200`: its API is `https://api-{cluster}.{acdDomain}`. */
  readonly cluster: string
  readonly domain: string
  readonly acdDomain: string
  readonly uhDomain: string
  /** The number of the business unit. */
  readonly busNo: number
  readonly product: Product
}

/** A tenant as a scenario names it. What is absent: ids made from `id`, and a tenant of `na1`. */
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

/** A number of seven digits made from a text. */
function numberFrom(text: string): number {
  return 1_000_000 + (Number.parseInt(uuidFrom(text).slice(0, 8), 16) % 9_000_000)
}
