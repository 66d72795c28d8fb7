import type { Report } from '../report.js'

/**
 * The badge as shields.io reads it from an endpoint.
 * @returns undefined when a rule that can fail was not reached, or was not asked for: a badge must not hide that
 */
export function badge({ rules, manifest, counts, exitCode }: Report): string | undefined {
  const open = rules.some(
    ({ verdict, required }) =>
      required && ['untested', 'blocked', 'client-error', 'kit-error'].includes(verdict),
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
