import { Router, type Response } from 'express'
import type { Asset } from '#dashboard'
import { problem } from '../problem.js'

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
 * The page at /ui. It holds no secret, so it needs no admin token: it asks for that itself. Its files are
 * looked up by name in a map, and nowhere else.
 */
export function dashboardRoutes(): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/', (_, response) => response.redirect(302, '/__admin/ui'))
  router.get(['/ui', '/ui/'], (_, response) => send(response, 'index.html'))
  router.get('/ui/:name', (request, response) => send(response, request.params.name))
  return router
}

async function send(response: Response, name: string): Promise<void> {
  const assets = await load()
  if (!assets) return problem(response, 503, 'The page is not built: run `node build.mjs`.')
  const asset = Object.hasOwn(assets, name) ? assets[name] : undefined
  if (!asset) return problem(response, 404, 'The page has no such file.')
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.type(asset.type).send(asset.body)
}

/** Loaded when it is first asked for, from dist/ also where the server runs from its sources. */
async function load(): Promise<Readonly<Record<string, Asset>> | undefined> {
  try {
    const { assets } = await import('#dashboard')
    return assets
  } catch {
    return undefined
  }
}
