import type { CxoneMock } from '../../mock-server/index.js'
import { plain, type Out } from './log.js'

/** Says which tenant profile is in force, and which of its variants other flags replace. */
export function logTenantProfile(
  out: Out,
  format: 'text' | 'json' | 'none',
  { tenantProfile }: Pick<CxoneMock, 'tenantProfile'>,
): void {
  if (!tenantProfile) return
  if (format === 'json') return out.write(`${JSON.stringify({ tenantProfile })}\n`)
  const { name, questions, observed, replaced } = tenantProfile
  if (format === 'text')
    out.write(plain(`tenant profile: ${name} (${questions} questions, ${observed} observed)`) + '\n')
  for (const { name: question, chosen, stated } of replaced)
    out.write(
      plain(
        `cxone-mock: ${question}=${chosen} replaces ${question}=${stated} of the tenant profile ${name}.`,
      ) + '\n',
    )
}
