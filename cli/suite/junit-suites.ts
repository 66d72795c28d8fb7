import { parseXml, XmlElement } from '@rgrove/parse-xml'
import type { Span, Suite } from './test-report.js'

/** The suites of JUnit XML that name their start. Empty for any other document. */
export function junitSuites(text: string, between: Span): Suite[] {
  try {
    const { root } = parseXml(text)
    return root ? suitesIn(root, between) : []
  } catch {
    return []
  }
}

function suitesIn(element: XmlElement, between: Span): Suite[] {
  const inside = elementsIn(element)
  const own = suiteOf(
    element,
    inside.filter(({ name }) => name === 'testcase'),
    between,
  )
  const nested = inside.filter(({ name }) => /^testsuites?$/.test(name))
  return [...(own ? [own] : []), ...nested.flatMap((each) => suitesIn(each, between))]
}

function suiteOf({ attributes }: XmlElement, cases: readonly XmlElement[], between: Span): Suite | undefined {
  const from = instantOf(attributes['timestamp'], between)
  if (from === undefined || cases.length === 0) return undefined
  const tests = cases.map((each) => ({
    name: [each.attributes['classname'], each.attributes['name']].filter(Boolean).join(' > '),
    failed: elementsIn(each).some(({ name }) => name === 'failure' || name === 'error'),
    durationMs: millisecondsOf(each.attributes['time']),
  }))
  return { from, durationMs: millisecondsOf(attributes['time']), tests }
}

function elementsIn({ children }: XmlElement): XmlElement[] {
  return children.filter((each) => each instanceof XmlElement)
}

function millisecondsOf(seconds: string | undefined): number {
  const value = Number(seconds)
  return Number.isFinite(value) ? value * 1000 : 0
}

/** The instant of a suite. Some runners write the time of the zone without naming it, and others UTC. */
function instantOf(timestamp: string | undefined, { from, to }: Span): number | undefined {
  if (timestamp === undefined) return undefined
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(timestamp)
  const readings = zoned ? [timestamp] : [timestamp, `${timestamp}Z`]
  // A time without fractions may be up to a second too early.
  return readings.map((each) => Date.parse(each)).find((at) => at >= from - 1000 && at <= to)
}
