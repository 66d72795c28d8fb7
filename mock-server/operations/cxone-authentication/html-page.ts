import { digest } from '../../world/values/digest.js'

/** Escapes a text for HTML elements and attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; display: grid; min-height: 100vh; place-items: center }
main { width: min(24rem, calc(100vw - 2rem)); padding: 1rem 0 }
h1 { font-size: 1.5rem; margin: 0 }
form { display: grid; gap: 0.5rem; margin-block: 1.5rem }
h2 { font-size: 1rem; margin: 0 }
input, button { font: inherit; padding: 0.5rem 0.75rem }
button { cursor: pointer; text-align: start }
[role=alert] { border-inline-start: 4px solid #c22; padding-inline-start: 0.75rem }
small { opacity: 0.8 }
`

/**
 * A page without scripts. The policy has no form-action, because browsers apply it to every redirect after the form,
 * including those of the client after its redirect_uri.
 */
export function htmlPage(title: string, content: string) {
  const hash = `${digest(style).replaceAll('-', '+').replaceAll('_', '/')}=`
  return {
    headers: {
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
    },
    text: {
      type: 'text/html; charset=utf-8',
      content: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – cxone-mock</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
<p><small>This is cxone-mock, a fake for tests. It is not NICE CXone. Do not enter a real password.</small></p>
</main>
</body>
</html>
`,
    },
  }
}
