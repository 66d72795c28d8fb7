/** Markup that is safe to put into other markup. */
export interface Markup {
  readonly markup: string
}

type Part = Markup | string | number | undefined | readonly (Markup | string)[]

/** A template that escapes its values, except for markup. */
export function html(literals: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const markup = literals.map(
    (literal, index) => literal + (index < values.length ? marked(values[index]) : ''),
  )
  return { markup: markup.join('') }
}

function marked(value: Part): string {
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  return 'markup' in value ? value.markup : value.map((each) => marked(each)).join('')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
