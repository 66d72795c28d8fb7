import { stripVTControlCharacters } from 'node:util'

/** How test runners print a failed test: vitest, jest, mocha, node:test, TAP, pytest, Go, Maven, .NET. */
const failed =
  /^\s*(?:FAIL(?:ED)?\s|--- FAIL:|not ok \d|[✗✖×●✕]\s|\d+\) |\[ERROR\]\s+\S+[.:]|Failed \S|AssertionError|Error:)/

const maxCount = 8
const lastLines = 4

/** The lines of a suite's output that name failed tests. When no line looks like that, the last lines. */
export function failuresIn(tail: string): string[] {
  const lines = stripVTControlCharacters(tail)
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
  const named = [...new Set(lines.filter((line) => failed.test(line)).map((line) => line.trim()))]
  return named.length > 0 ? named.slice(0, maxCount) : lines.slice(-lastLines).map((line) => line.trim())
}
