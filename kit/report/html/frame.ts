import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { html, type Markup } from '../formats/markup.js'
import type { Weight } from '../labels.js'
import { style } from './style.js'

/** What is at the top of every HTML report. */
export interface Frame {
  readonly title: string
  /** The counts in one line. */
  readonly summary: string
  /** The result in words, and what it means to a build. */
  readonly conclusion: string
  readonly weight: Weight
  readonly exitCode?: number
  /** What was run, with which version and options. */
  readonly facts: Readonly<Record<string, string>>
}

/** One HTML page that needs no other file. Its policy allows nothing but its style, so no text in it can run. */
export function framed(frame: Frame, body: Markup | readonly (Markup | string)[]): string {
  const { title, summary, conclusion, weight, exitCode } = frame
  const digest = btoa(String.fromCharCode(...sha256(utf8ToBytes(style))))
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
  const exit = exitCode === undefined ? '' : ` (exit code ${exitCode})`
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${{ markup: `<style>${style}</style>` }}
      </head>
      <body>
        <main>
          <p class="brand">cxone-mock</p>
          <h1>${title}</h1>
          <p class="sum">${summary}</p>
          <p class="${weight}"><span class="verdict">${conclusion}</span>${exit}</p>
          ${facts(frame)} ${body}
        </main>
      </body>
    </html> `
  return markup
}

function facts({ facts: values }: Frame): Markup {
  const pairs = Object.entries(values).map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`,
  )
  return html`<dl>${pairs}</dl>`
}
