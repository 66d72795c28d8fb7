/** A time as recorders write it, in milliseconds since 1970. One without a zone is UTC. Undefined for anything else. */
export function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 64) return undefined
  const hasZone = /(?:z|gmt|[+-]\d{2}:?\d{2})$/i.test(value.trim())
  const ms = Date.parse(hasZone ? value : `${value.trim()}Z`)
  return Number.isNaN(ms) || ms < 0 || ms > 253_402_300_799_000 ? undefined : Math.floor(ms)
}
