import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'
import { checkSync } from 'recheck'

/** Finds all regular expressions of the product, and fails if one may take more than linear time. */

const folders = ['bin', 'cli', 'contracts', 'generated', 'kit', 'mock-server', 'redaction', 'vitest']

/** The files that build expressions from texts. Loading or calling them builds all that they have. */
const builders: Readonly<Record<string, () => Promise<unknown>>> = {
  'redaction/secret-patterns.ts': () => import('../redaction/secret-patterns.js'),
  'redaction/unescape.ts': () => import('../redaction/unescape.js'),
  'mock-server/adapters/allowed-host.ts': () => import('../mock-server/adapters/allowed-host.js'),
  'mock-server/http/vendor-hosts.ts': () => import('../mock-server/http/vendor-hosts.js'),
  'mock-server/adapters/msw.ts': () => import('../mock-server/adapters/msw.js'),
  'mock-server/adapters/msw-origins.ts': async () => {
    const { below } = await import('../mock-server/adapters/msw-origins.js')
    return below('https://api.mypurecloud.com', 'api/v2/')
  },
  'mock-server/admin/router.ts': async () => {
    const { router } = await import('../mock-server/admin/router.js')
    const handle = () => ({ status: 204 })
    router([{ method: 'GET', path: '/requests/{id}/explain/{other}.json', handle }])
  },
  'kit/report/secrets.ts': async () => {
    const { scrubOf } = await import('../kit/report/secrets.js')
    scrubOf([{ name: 'tok#1', value: 'mine.abcdefghij-klmnop_qrstuvwxyz0123456789ABCD' }])
    scrubOf([{ name: 'client-secret', value: String.raw`a secret \ with "all" of ü` }])
  },
  'kit/provider/name-substitution.ts': async () => {
    const { KnownNames } = await import('../kit/provider/name-substitution.js')
    return new KnownNames(['rec-123', 'conv-123', 'recorder'])
  },
  'kit/provider/gate.ts': async () => {
    const { letThrough } = await import('../kit/provider/gate.js')
    const target = '/api/v2/conversations/%7Bid%7D/recordings/%7Bother%7D'
    const request = { method: 'GET', target, headers: {} }
    const permission = { calls: new Set<string>(), secrets: undefined }
    letThrough({ planned: [request], tokenPath: '/oauth/token', permission }, request)
  },
}

interface Found {
  readonly place: string
  readonly source: string
  readonly flags: string
}

interface Node {
  readonly type?: string
  readonly start?: number
  readonly regex?: { readonly pattern: string; readonly flags: string }
  readonly callee?: { readonly name?: string }
}

const found: Found[] = []
const building = new Set<string>()

function walk(node: unknown, file: string, text: string): void {
  if (typeof node !== 'object' || node === null) return
  const { type, start = 0, regex, callee } = node as Node
  const place = `${file}:${text.slice(0, start).split('\n').length}`
  if (type === 'Literal' && regex) found.push({ place, source: regex.pattern, flags: regex.flags })
  if ((type === 'NewExpression' || type === 'CallExpression') && callee?.name === 'RegExp') building.add(file)
  for (const each of Object.values(node)) walk(each, file, text)
}

for (const file of execFileSync('git', ['ls-files', ...folders], { encoding: 'utf8' }).split('\n')) {
  if (!/\.[jt]s$/.test(file)) continue
  const text = readFileSync(file, 'utf8')
  walk(parseSync(file, text).program, file, text)
}

let builder = ''
const record = (made: RegExp) => {
  found.push({ place: builder, source: made.source, flags: made.flags })
  return made
}
globalThis.RegExp = new Proxy(RegExp, {
  construct: (target, [source, flags]: [string, string?]) => record(new target(source, flags)),
})

/** Without limits of time: how many characters an attack reads decides, and not the speed of the machine. */
const limits = { timeout: null, attackTimeout: null, incubationTimeout: null, seedingTimeout: null }

/**
 * Most expressions are decided by their automaton. For the others, which have lookarounds or large counters, attacks are
 * searched at random, and some that are found are none: only what three searches find counts.
 */
function problemOf(source: string, flags: string): string | undefined {
  for (const randomSeed of [0, 1, 2]) {
    const result = checkSync(source, flags, { ...limits, randomSeed })
    if (result.status === 'safe') return undefined
    const what = result.status === 'vulnerable' ? result.complexity.summary : result.error.kind
    if (result.checker !== 'fuzz' || randomSeed === 2) return what
  }
  return undefined
}

const problems: string[] = []
for (const file of building) {
  const build = builders[file]
  builder = file
  if (build) await build()
  else problems.push(`${file} builds a regular expression. Add it to tools/regular-expressions.ts.`)
}

const distinct = new Map(found.map((each) => [`/${each.source}/${each.flags}`, each]))
for (const [shown, { place, source, flags }] of distinct) {
  const wrong = problemOf(source, flags)
  if (wrong !== undefined) problems.push(`${place} ${shown}: ${wrong}`)
}
console.log(`${distinct.size} regular expressions, ${problems.length} problems`)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
