import type { Asset } from '#dashboard'
import { problem } from '../problem.js'
import { route, type AdminResponse, type AdminRoute } from '../route.js'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/**
 * The page at /ui. It contains no secret, so it needs no admin token: the page asks the user for the token. Files are
 * looked up by name in a map, never on disk.
 */
export function dashboardRoutes(): AdminRoute[] {
  return [
    route('GET', '/', () => ({
      status: 302,
      headers: { Location: '/__admin/ui' },
      type: 'text/plain; charset=utf-8',
      text: 'Found. Redirecting to /__admin/ui',
    })),
    route('GET', '/ui', () => asset('index.html')),
    route('GET', '/ui/', () => asset('index.html')),
    route('GET', '/ui/{name}', ({ params }) => asset(params.name)),
  ]
}

async function asset(name: string): Promise<AdminResponse> {
  const assets = await load()
  if (!assets) return problem(503, 'The page is not built. Run `node build.mjs`.')
  const found = Object.hasOwn(assets, name) ? assets[name] : undefined
  if (!found) return problem(404, 'The page has no such file.')
  const headers = {
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
  return { status: 200, headers, type: found.type, text: found.body }
}

/** Loaded on the first request; from dist/ also when the server runs from its sources. */
async function load(): Promise<Readonly<Record<string, Asset>> | undefined> {
  try {
    const { assets } = await import('#dashboard')
    return assets
  } catch {
    return undefined
  }
}
