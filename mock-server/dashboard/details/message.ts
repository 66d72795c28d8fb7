import { copyButton } from '../parts/copy-button.js'
import { button, h } from '../parts/dom.js'
import { parsed, pretty } from '../parts/pretty.js'

interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A request or a response as it was sent: its headers, and its body in a form that a person can read. */
export function messagePart(title: string, { headers, body }: Message): HTMLElement {
  const type = headers['content-type'] ?? headers['Content-Type'] ?? ''
  const kept = Object.entries(headers).filter(([, value]) => value !== '(not kept)')
  const dropped = Object.keys(headers).filter((name) => headers[name] === '(not kept)')
  const lines = kept.map(([name, value]) => `${name}: ${value}`)
  const shown = h(
    'pre',
    { class: 'code body', tabindex: '0', 'aria-label': `${title}, body` },
    ...pretty(body, type),
  )
  const raw = button(
    'Raw',
    () => {
      const isRaw = raw.getAttribute('aria-pressed') !== 'true'
      raw.setAttribute('aria-pressed', String(isRaw))
      shown.replaceChildren(
        ...(isRaw ? [body] : pretty(body, type)).filter(
          (child) => typeof child === 'string' || child instanceof Node,
        ),
      )
    },
    { 'aria-pressed': 'false', title: 'Show the body as it was sent' },
  )
  const size = body === '' ? 'empty body' : `${body.length.toLocaleString('en-US')} characters`
  return h(
    'details',
    { class: 'message', open: '' },
    h('summary', {}, title, h('span', { class: 'hint' }, ` ${size}`)),
    h(
      'div',
      { class: 'tools' },
      copyButton('Copy body', () => readable(body), { 'aria-label': `Copy body of the ${title}` }),
      body !== '' && raw,
    ),
    h('pre', { class: 'code head', tabindex: '0', 'aria-label': `${title}, headers` }, lines.join('\n')),
    dropped.length > 0 && h('p', { class: 'hint dropped' }, `Not kept: ${dropped.join(', ')}`),
    body !== '' && shown,
  )
}

function readable(body: string): string {
  const value = parsed(body)
  return value === undefined ? body : JSON.stringify(value, null, 2)
}
