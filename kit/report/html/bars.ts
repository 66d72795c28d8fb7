import { html, type Markup } from '../formats/markup.js'
import type { Weight } from '../labels.js'

/** One bar: a name, the things that it counts by their weight, and the counts in words. */
export interface Bar {
  readonly name: string
  readonly href?: string
  readonly weights: readonly Weight[]
  readonly words: string
}

const order: readonly Weight[] = ['bad', 'open', 'mild', 'none', 'good']
const height = 10

/** Horizontal bars, one for each area, operation or run. Each bar is as long as the others and shows shares. */
export function bars(label: string, each: readonly Bar[]): Markup {
  return html`<div class="bars" role="group" aria-label="${label}">${each.map(bar)}</div>`
}

function bar({ name, href, weights, words }: Bar): Markup {
  let x = 0
  const parts = order.flatMap((weight) => {
    const width = share(weights.filter((one) => one === weight).length, weights.length)
    const from = x
    x += width
    return width === 0
      ? []
      : [html`<rect class="${weight}" x="${from}" y="0" width="${width}" height="${height}" />`]
  })
  const title = href === undefined ? html`<span>${name}</span>` : html`<a href="${href}">${name}</a>`
  return html`${title}
    <svg
      class="bar"
      viewBox="0 0 100 ${height}"
      preserveAspectRatio="none"
      role="img"
      aria-label="${name}: ${words}"
    >
      ${parts}
    </svg>
    <span class="soft">${words}</span>`
}

function share(count: number, total: number): number {
  return total === 0 ? 0 : Math.round((count / total) * 10_000) / 100
}
