// The result as Markdown tables.
import { medians } from './rounds.mjs'

function short(value) {
  if (value >= 100 || Number.isInteger(value)) return String(Math.round(value))
  return value.toFixed(value >= 10 ? 1 : 2)
}

function verdict(goal, figure) {
  if (!goal) return ''
  const met = goal.atLeast === undefined ? figure <= goal.atMost : figure >= goal.atLeast
  return met ? 'met' : 'missed'
}

function limit({ atLeast, atMost }, unit) {
  return `${atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`}${unit}`
}

/** One row, with a ratio or with a value and its unit. */
function comparisonRow(title, { name, goal, ratio, value, unit, perSecondRatio }) {
  const { median, least, greatest } = ratio ?? value
  const cells = [
    `${title}, ${name}`,
    goal ? limit(goal, unit ? ` ${unit}` : '') : '',
    `${short(median)}${unit ? ` ${unit}` : ''}`,
    `${short(least)} – ${short(greatest)}`,
    perSecondRatio ? short(perSecondRatio.median) : '',
    verdict(goal, median),
  ]
  return `| ${cells.join(' | ')} |`
}

function figures({ title, samples, setup }) {
  const keys = Object.keys(Object.values(samples)[0][0])
  const rows = Object.entries(samples).map(([name, each]) => {
    const values = medians(each)
    return `| ${name} | ${keys.map((key) => short(values[key])).join(' | ')} |`
  })
  const head = `| ${title} | ${keys.join(' | ')} |\n|---|${keys.map(() => '---:').join('|')}|`
  return [head, ...rows, ...(setup ? ['', `Setup: ${JSON.stringify(setup)}`] : [])].join('\n')
}

/** Every comparison of a run, with its goal. */
export function comparisonTable({ measured }) {
  return [
    '| Measure | Goal | Median | Range | Ratio of req/s | Result |',
    '|---|---|---:|---:|---:|---|',
    ...measured.flatMap(({ title, comparisons }) => comparisons.map((each) => comparisonRow(title, each))),
  ].join('\n')
}

/** The CPU time of each server per request. */
export function cpuTable({ measured }) {
  const rows = measured.flatMap(({ title, samples }) =>
    Object.entries(samples)
      .filter(([, each]) => 'cpuMicros' in each[0])
      .map(([name, each]) => `| ${title} | ${name} | ${short(medians(each).cpuMicros)} µs |`),
  )
  return ['| Measure | Server | CPU time per request |', '|---|---|---:|', ...rows].join('\n')
}

export function tables(result) {
  return [comparisonTable(result), ...result.measured.map((each) => `\n${figures(each)}`)].join('\n')
}
