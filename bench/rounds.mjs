// Interleaved rounds: each round measures every subject once, and each round starts with another subject.

export async function interleave(subjects, rounds, measure) {
  const samples = Object.fromEntries(subjects.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    const first = round % subjects.length
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      samples[subject.name].push(await measure(subject, round))
    }
  }
  return samples
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The median, minimum and maximum of the ratio of two subjects per round. */
export function ratioOf(over, under, key) {
  return spread(over.map((sample, round) => sample[key] / under[round][key]))
}

/** The median, minimum and maximum of some values. */
export function spread(values) {
  return { median: median(values), least: Math.min(...values), greatest: Math.max(...values) }
}

/** The median of each figure over some samples. */
export function medians(samples) {
  return Object.fromEntries(
    Object.keys(samples[0]).map((key) => [key, median(samples.map((each) => each[key]))]),
  )
}
