import { basename, join } from 'node:path'

/** How a test runner is told to write a report into a folder, so that the tests of a suite can be named. */
export interface ReportingSuite {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/**
 * The command with a report in the folder: arguments for Vitest and Jest, a variable for pytest. Other runners write one
 * if their command says so.
 */
export function withOwnReport(
  command: readonly string[],
  folder: string,
  env: Readonly<Partial<Record<string, string>>>,
): ReportingSuite {
  const isRun = (name: string) => command.some((word) => basename(word).replace(/\.m?js$/, '') === name)
  const json = join(folder, 'tests.json')
  const own = isRun('vitest')
    ? ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`]
    : isRun('jest')
      ? ['--json', `--outputFile=${json}`]
      : []
  const pytest = `--junitxml=${join(folder, 'pytest.xml')}`
  const options = [env['PYTEST_ADDOPTS'], pytest].filter(Boolean).join(' ')
  return { command: [...command, ...own], env: { PYTEST_ADDOPTS: options } }
}
