import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { testTimes, type TestTime } from './test-report.js'

/** A larger file is not a report that somebody reads. */
const maxBytes = 50_000_000
const maxFiles = 1000

/** The failed tests of `reportedTests`. */
export async function failedTests(
  command: readonly string[],
  given: readonly string[],
  began: number,
): Promise<TestTime[]> {
  const tests = await reportedTests(command, given, began)
  return tests.filter(({ failed }) => failed)
}

/**
 * The tests in the reports that a command wrote: in the files and folders that are given, and in the .xml and
 * .json files that its words name, e.g. `--junitxml=report.xml`.
 * @param began when the command was started, in milliseconds since 1970. Older files are of another run.
 */
export async function reportedTests(
  command: readonly string[],
  given: readonly string[],
  began: number,
): Promise<TestTime[]> {
  const named = command
    .flatMap((word) => word.split(/[=\s]/).at(-1) ?? [])
    .filter((path) => /\.(?:xml|json)$/i.test(path))
  const files = (await Promise.all([...new Set([...given, ...named])].map(filesAt))).flat()
  const between = { from: began, to: Date.now() }
  const tests = await Promise.all(files.slice(0, maxFiles).map((file) => testsIn(file, between)))
  return tests.flat()
}

async function filesAt(path: string): Promise<string[]> {
  const names = await readdir(path).catch(() => undefined)
  return names
    ? names.filter((name) => /\.(?:xml|json)$/i.test(name)).map((name) => join(path, name))
    : [path]
}

async function testsIn(
  file: string,
  between: { readonly from: number; readonly to: number },
): Promise<TestTime[]> {
  const found = await stat(file).catch(() => undefined)
  // Some file systems count in seconds.
  if (!found?.isFile() || found.size > maxBytes || found.mtimeMs < between.from - 2000) return []
  const text = await readFile(file, 'utf8').catch(() => '')
  return testTimes(text, between)
}
