import { rules } from '../../kit/rules/index.js'
import { appliesIn } from '../../kit/runner/select-profile.js'
import { profileSection } from '../../kit/explain/profile-section.js'
import { areaNames, rulePage } from '../../kit/explain/rule-page.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import { areaOf, areas, type Rule } from '../../kit/model/rule.js'
import { readTenantProfile } from '../flags/mock-options.js'
import { outOf, paint } from '../output/log.js'
import { packagedFile } from '../output/packaged-file.js'
import type { Profile } from '../../contracts/api/profiles.js'
import { terminal } from '../output/terminal.js'

export interface ExplainFlags {
  readonly profile?: Profile
  readonly tenantProfile?: string
}

/**
 * Prints the page of a rule, a rejection or an ambiguity, or lists all rules or those of an area. With a profile, the page says what the rule
 * means for that profile, and the list has only the rules that apply to it.
 * @throws {Error} when there is no such name; the message names the nearest one
 */
export async function explain(
  name: string | undefined,
  { profile, tenantProfile }: ExplainFlags = {},
): Promise<void> {
  const wanted = name?.toUpperCase()
  const rule = rules.find(({ id }) => id === wanted)
  const area = areas.find((each) => each === wanted)
  const out = outOf(terminal().stdout)
  const write = (page: string) =>
    out.write(page.replaceAll(/^#+ .*$/gm, (heading) => paint(out, 'bold', heading)))
  if (name !== undefined && !rule && !area) return write(await pagesOf(name, tenantProfile))
  if (!rule) {
    const listed = rules
      .filter(({ id }) => area === undefined || areaOf(id) === area)
      .filter((each) => profile === undefined || appliesIn(each, profile))
    out.write(listText(listed, (text) => paint(out, 'bold', text)))
    return
  }
  const whole = (await pageOf(rule)) ?? rulePage(rule)
  const page = profile === undefined ? whole : `${whole}\n${profileSection(rule, profile)}`
  write(page)
}

/** The pages of an ambiguity and of a rejection with this name. @throws {Error} when there are none */
async function pagesOf(given: string, tenantProfile: string | undefined): Promise<string> {
  const name = given.toLowerCase()
  const { ambiguityPage, knownNames, rejectionPage } = await import('./explain-names.js')
  const near = didYouMean(given.toUpperCase(), [...areas, ...rules.map(({ id }) => id)])
  if (near !== undefined) throw new Error(unknown(given, `Did you mean ${near}?`))
  const { rejectionExample } = await import('../../kit/claims/rejection-example.js')
  const tenant = tenantProfile === undefined ? undefined : await readTenantProfile(tenantProfile)
  const pages = [ambiguityPage(name, tenant), rejectionPage(name, await rejectionExample(name))]
  const found = pages.filter((page) => page !== undefined)
  if (found.length > 0) return found.join('\n')
  const other = didYouMean(name, knownNames)
  const help = other === undefined ? 'Run cxone-mock explain to list the rules.' : `Did you mean ${other}?`
  throw new Error(unknown(given, help))
}

/** The generated page of a rule, which includes recorded traffic. Undefined when it was not generated. */
async function pageOf({ id }: Rule): Promise<string | undefined> {
  try {
    return await packagedFile(`docs/rules/${id}.md`)
  } catch {
    return undefined
  }
}

function listText(listed: readonly Rule[], bold: (text: string) => string): string {
  const lines = areas.flatMap((area) => {
    const own = listed.filter(({ id }) => areaOf(id) === area)
    if (own.length === 0) return []
    return [
      bold(`${area}: ${areaNames[area]}`),
      ...own.map(({ id, level, title }) => `  ${id}  ${level.padEnd(6)}  ${title}`),
      '',
    ]
  })
  return `${lines.join('\n')}${listed.length} rules. Run cxone-mock explain ID for the details of a rule.\n`
}

function unknown(given: string, help: string): string {
  return `Unknown rule ${JSON.stringify(given.slice(0, 80))}. ${help}`
}
