import { html, type Markup } from '../formats/markup.js'

/** A line of the diagram: a request with its response, or what the client was asked to do and reported. */
export type DiagramLine =
  | {
      readonly atMs: number
      readonly number: number
      readonly request: string
      readonly response: string
      /** No complete response reached the client. */
      readonly isLost: boolean
      /** A finding is about this request. */
      readonly isShown: boolean
      readonly note?: string
    }
  | { readonly atMs: number; readonly operation: string }

/** Requests and responses in the order of time, as arrows between two lanes: the client and the server. */
export function exchangeDiagram(lines: readonly DiagramLine[]): Markup {
  return html`<div class="scroll">
    <table class="lanes">
      <tr>
        <th class="number">ms</th>
        <th class="number">#</th>
        <th class="client">Client</th>
        <th class="server">Server</th>
      </tr>
      ${lines.map(row)}
    </table>
  </div>`
}

function row(line: DiagramLine): Markup {
  const at = Math.round(line.atMs)
  if ('operation' in line) {
    return html`<tr>
      <td class="number">${at}</td>
      <td></td>
      <td class="lane" colspan="2"><span class="operation">${line.operation}</span></td>
    </tr>`
  }
  const { number, request, response, isLost, isShown, note } = line
  return html`<tr class="${isShown ? 'shown' : 'plain'}">
    <td class="number">${at}</td>
    <td class="number">${number}</td>
    <td class="lane" colspan="2">
      <span class="to">${request} →</span>
      <span class="from${isLost ? ' lost' : ''}">← ${response}${note === undefined ? '' : ` · ${note}`}</span>
    </td>
  </tr>`
}
