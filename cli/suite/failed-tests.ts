import { stripVTControlCharacters } from 'node:util'

/** How runners name a test that failed: vitest, jest, mocha, node:test, TAP, pytest, Go, Maven, .NET. */
const failed =
  /^\s*(?:FAIL(?:ED)?\s|--- FAIL:|not ok \d|[✗✖×●✕]\s|\d+\) |\[ERROR\]\s+\S+[.:]|Failed \S|AssertionError|Error:)/

const maxCount = 8
const lastLines = 4

/** The lines of what a suite printed that name what failed in it; where none looks so, the last ones. */
export function failuresIn(tail: string): string[] {
  const lines = stripVTControlCharacters(tail)
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
  const named = [...new Set(lines.filter((line) => failed.test(line)).map((line) => line.trim()))]
  return named.length > 0 ? named.slice(0, maxCount) : lines.slice(-lastLines).map((line) => line.trim())
}
