/** The median and the 99th percentile in microseconds. The values are in nanoseconds. */
export function percentiles(nanoseconds) {
  const sorted = Float64Array.from(nanoseconds).toSorted()
  const at = (share) => sorted[Math.floor(sorted.length * share)] / 1000
  return { medianMicros: at(0.5), p99Micros: at(0.99) }
}
