// Checks the words and the length of sentences in what people read.
//
//     node tools/words/check-words.mjs              every folder below, and the output of --help
//     node tools/words/check-words.mjs README.md docs
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { argv, execPath, exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { proseOf } from './prose.mjs'
import { exceptions, words } from './words.mjs'

const roots =
  'contracts mock-server kit cli vitest redaction tools fixtures examples docs bench README.md ARCHITECTURE.md CHANGELOG.md'
const read = /\.(?:ts|mts|mjs|js|css|html|py|sh|ps1|java|go|cs|md)$/
const maxWords = 30

/**
 * @param {string} source
 * @param {string} file a path; its extension says how the text is found
 * @returns {{ line: number, word: string, instead: string }[]}
 */
export function findWords(source, file) {
  const prose = proseOf(source, extname(file).slice(1))
  const lines = source.split('\n')
  return words
    .flatMap(({ pattern, instead }) =>
      [...prose.matchAll(pattern)].map((found) => ({
        line: prose.slice(0, found.index).split('\n').length,
        word: found[0].replaceAll('\0', '…').trim().replaceAll(/\s+/g, ' '),
        instead,
      })),
    )
    .filter(({ line }) => !isException(file, lines[line - 1] ?? ''))
    .toSorted((a, b) => a.line - b.line)
}

function isException(file, text) {
  return exceptions.some((exception) => file.endsWith(exception.file) && text.includes(exception.text))
}

/**
 * Sentences of more than 30 words. Code fences do not count, an inline code span counts as one word, and each
 * cell of a table is a text of its own.
 *
 * @param {string} markdown
 * @returns {{ line: number, words: number, sentence: string }[]}
 */
export function longSentences(markdown) {
  const blocks = [{ line: 1, text: '' }]
  for (const [at, text] of proseOf(markdown, 'md').split('\n').entries()) {
    const cells = /^\s*\|/.test(text) ? text.split('|') : [text]
    const begins = cells.length > 1 || /^\s*(?:$|#|[-*] |\d+\. |\0[\0\s]*$)/.test(text) || blocks.at(-1)?.ends
    if (begins)
      blocks.push(...cells.map((cell) => ({ line: at + 1, text: cell, ends: /^\s*(?:[#|]|$)/.test(text) })))
    else blocks.at(-1).text += ` ${text}`
  }
  return blocks.flatMap(({ line, text }) => tooLong(text).map((sentence) => ({ line, ...sentence })))
}

/**
 * The same for the output of `--help`: the description of each option or command is a text of its own.
 *
 * @param {string} help
 */
export function longHelpSentences(help) {
  const entries = help.split(/\n\s*\n|\n(?= {2}\S)/)
  return entries.flatMap((entry) => tooLong(entry.replace(/^ {2}\S.*? {2,}/, '')))
}

function tooLong(text) {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?][)"'*_]*) (?=["'(*_]*[A-Z\0])/)
    .map((sentence) => ({
      words: sentence.split(' ').filter((word) => /[\w\0]/.test(word)).length,
      sentence,
    }))
    .filter(({ words, sentence }) => words > maxWords && /\w/.test(sentence))
}

function filesUnder(paths) {
  const options = ['--cached', '--others', '--exclude-standard', '--deduplicate']
  const listed = execFileSync('git', ['ls-files', ...options, '--', ...paths], { encoding: 'utf8' })
  return listed.split('\n').filter((file) => read.test(file) && existsSync(file))
}

function helpOf(...command) {
  return execFileSync(execPath, ['bin/cxone-mock.js', ...command, '--help'], { encoding: 'utf8' })
}

/** The help of the command and of each subcommand, as `[command line, text]`. */
function allHelp() {
  const top = helpOf()
  const commands = /^Commands:\n([^]*?)(?:\n\n|$)/m.exec(top)?.[1] ?? ''
  const names = [...commands.matchAll(/^ {2}([a-z]+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help')
  return [['--help', top], ...names.map((name) => [`${name} --help`, helpOf(name)])]
}

function main(paths) {
  const lines = filesUnder(paths.length > 0 ? paths : roots.split(' ')).flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    const hits = findWords(source, file).map(
      ({ line, word, instead }) => `${file}:${line}: "${word}". Write: ${instead}`,
    )
    const long = file === 'README.md' ? longSentences(source) : []
    return [...hits, ...long.map(({ line, ...sentence }) => `${file}:${line}: ${described(sentence)}`)]
  })
  const help = paths.length > 0 ? [] : allHelp()
  for (const [command, text] of help) {
    const hits = findWords(text, `${command}.md`).map(({ word, instead }) => `"${word}". Write: ${instead}`)
    for (const hit of [...hits, ...longHelpSentences(text).map(described)])
      lines.push(`cxone-mock ${command}: ${hit}`)
  }
  for (const line of lines) console.log(line)
  console.log(
    lines.length === 0 ? 'The words are plain.' : `${lines.length} ${lines.length === 1 ? 'hit' : 'hits'}`,
  )
  return lines.length === 0 ? 0 : 1
}

function described({ words, sentence }) {
  return `a sentence of ${words} words (at most ${maxWords}): "${sentence.replaceAll(/\0+/g, '…').trim().slice(0, 60)}…"`
}

if (argv[1] === fileURLToPath(import.meta.url)) exit(main(argv.slice(2)))
