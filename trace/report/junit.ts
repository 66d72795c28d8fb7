import XMLBuilder from 'fast-xml-builder'
import type { CompareDocument, ExchangeReport } from './document.js'
import { differenceWords, sortedDifferences, titleOf, verdictWords } from './words.js'

/** A comparison as JUnit XML: one case per request. One that cannot be judged, or is not implemented, is skipped. */
export function junit({ exchanges, counts }: CompareDocument): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#',
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  })
  const totals = {
    '@name': 'cxone-mock compare',
    '@tests': String(exchanges.length),
    '@failures': String(counts.differs),
    '@errors': '0',
    '@skipped': String(counts.unknown + counts['not-implemented']),
  }
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: { ...totals, testsuite: { ...totals, testcase: exchanges.map((each) => testCase(each)) } },
  })
}

function testCase(exchange: ExchangeReport) {
  const { verdict, operation = 'unknown', reason } = exchange
  const attributes = { '@name': titleOf(exchange), '@classname': operation }
  if (verdict === 'agrees') return attributes
  if (verdict !== 'differs')
    return { ...attributes, skipped: { '@message': reason ?? verdictWords[verdict] } }
  const { matter } = sortedDifferences(exchange)
  const lines = matter.map((each) => differenceWords(each))
  return { ...attributes, failure: { '@message': lines[0] ?? 'differs', '#': lines.join('\n') } }
}
