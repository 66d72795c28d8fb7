import { readFile } from 'node:fs/promises'
import { sections } from '../../tools/site/pages.js'

/** A code block of a page. */
export interface Fence {
  readonly page: string
  readonly line: number
  readonly language: string
  readonly code: string
}

/** The pages that people write: the README, and those of docs/ that are not generated. */
export const pages: readonly string[] = [
  'README.md',
  ...sections
    .filter(({ title }) => title !== 'Reference')
    .flatMap((section) => section.pages.map(([path]) => `docs/${path}`)),
]

export async function fencesOf(page: string): Promise<Fence[]> {
  const text = await readFile(page, 'utf8')
  return [...text.matchAll(/^```(\S*)[^\n]*\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: code = '' }) => ({
      page,
      line: text.slice(0, index).split('\n').length,
      language,
      code,
    }),
  )
}

export async function fences(language: string): Promise<Fence[]> {
  const all = await Promise.all(pages.map(fencesOf))
  return all.flat().filter((fence) => fence.language === language)
}
