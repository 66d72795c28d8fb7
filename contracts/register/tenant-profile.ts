/** A duration with a unit like `2s`, or 0. */
type Duration = string | number

/** What an owner of a tenant states about one question of the ambiguity register. */
export interface TenantProfileEntry {
  readonly variant: string
  /** Only `observed`: somebody has seen the tenant behave like this. Absent: it is stated without a proof. */
  readonly grade?: 'observed'
  /** The ISO day of the observation. Required with a grade. */
  readonly date?: string
  readonly note?: string
  /** The digest of the exchange that shows the behaviour, for example `sha256:` and 64 hexadecimal digits. */
  readonly exchange?: string
}

/** How one tenant behaves: a named set of variants. Its JSON Schema is schemas/tenant-profile.schema.json. */
export interface TenantProfile {
  /** The version of the format. */
  readonly version: 1
  readonly name: string
  readonly note?: string
  readonly assumptions: Readonly<Record<string, TenantProfileEntry>>
  /** How long commands take to settle, for example `2s` or `{ start: '2s' }`. */
  readonly settle?:
    Duration | { readonly start?: Duration; readonly stop?: Duration; readonly mask?: Duration }
  /** The lifetime of the access tokens of all clients, in seconds. */
  readonly accessTokenLifetimeSeconds?: number
}
