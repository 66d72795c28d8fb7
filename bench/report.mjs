// The result as tables of Markdown.
import { medians } from './rounds.mjs'

const short = (value) => (value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2))

function met({ goal, ratio }) {
  return goal.atLeast === undefined ? ratio.median <= goal.atMost : ratio.median >= goal.atLeast
}

function comparisonRow(title, { name, goal, ratio, perSecondRatio }) {
  const wanted = goal.atLeast === undefined ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`
  const spread = `${short(ratio.least)} – ${short(ratio.greatest)}`
  const perSecond = perSecondRatio ? short(perSecondRatio.median) : ''
  const verdict = met({ goal, ratio }) ? 'met' : 'missed'
  return `| ${title}, ${name} | ${wanted} | ${short(ratio.median)} | ${spread} | ${perSecond} | ${verdict} |`
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

export function tables({ measured }) {
  const comparisons = measured.flatMap(({ title, comparisons }) =>
    comparisons.map((each) => comparisonRow(title, each)),
  )
  return [
    '| Measured | Goal | Ratio | Least – greatest | Ratio of req/s | |',
    '|---|---|---:|---:|---:|---|',
    ...comparisons,
    ...measured.map((each) => `\n${figures(each)}`),
  ].join('\n')
}
