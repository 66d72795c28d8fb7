export interface WordHit {
  readonly line: number
  readonly word: string
  readonly instead: string
}

export interface LongSentence {
  readonly words: number
  readonly sentence: string
}

/** The words to avoid in the comments, strings and Markdown of a file. */
export function findWords(source: string, file: string): WordHit[]

/** The sentences of more than 30 words, outside code. */
export function longSentences(markdown: string): (LongSentence & { readonly line: number })[]

/** The same for the output of `--help`. */
export function longHelpSentences(help: string): LongSentence[]
