import { didYouMean } from '../../contracts/did-you-mean.js'

/** The error for a misspelt command: the word, the probable command, and all commands. */
export function unknownCommand(word: string, names: readonly string[]): string {
  const near = didYouMean(word, names)
  const meant = near === undefined ? '' : ` Did you mean ${near}?`
  return `error: unknown command ${JSON.stringify(word.slice(0, 80))}.${meant} Use ${names.join(', ')}.`
}
