import type { Report } from '../report.js'

/**
 * The badge in the endpoint format of shields.io.
 * @returns undefined if a rule that can fail was not exercised or not selected, because a badge cannot show that
 */
export function badge({ rules, manifest, counts, exitCode }: Report): string | undefined {
  const open = rules.some(
    ({ verdict, required }) =>
      required &&
      ['untested', 'known-untested', 'skipped', 'blocked', 'client-error', 'kit-error'].includes(verdict),
  )
  if (open || counts.run === 0 || counts.total < manifest.rulesOfKit) return undefined
  const data = {
    schemaVersion: 1,
    label: 'CXone contract',
    message: `${counts.pass}/${counts.run} @${manifest.kit}`,
    color: exitCode === 0 ? 'brightgreen' : 'red',
    isError: exitCode !== 0,
  }
  return `${JSON.stringify(data)}\n`
}
