import type { Evidence } from '../../contracts/evidence.js'
import { ambiguities } from '../../contracts/register/ambiguities.js'

const fileAtCommit = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/blob\/[0-9a-f]{40}\/\S+$/
const page = /^https:\/\/(?!github\.com)[\w.-]+\/\S+$/
const packageFile = /^[\w@/-]+@\d+\.\d+\.\d+ \S+$/

/** Whether a source can be opened: a page, a file at a commit or of a package, a register entry, or the mock itself. */
export function canBeOpened({ grade, location }: Evidence): boolean {
  if (grade !== 'assumed') return [fileAtCommit, page, packageFile].some((form) => form.test(location))
  const [, entry] = /^register: (.+)$/.exec(location) ?? []
  return location === 'mock' || (entry !== undefined && Object.hasOwn(ambiguities, entry))
}
