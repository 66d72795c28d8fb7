import { readFile, writeFile } from 'node:fs/promises'
import { demoScenario } from '../../mock-server/index.js'
import { exitUsage } from '../exit.js'
import { plain } from '../output/log.js'
import {
  templateLanguages,
  templates,
  type Template,
  type TemplateLanguage,
} from '../clients/template-languages.js'
import { profiles, type Profile } from '../../contracts/api/profiles.js'
import { terminal } from '../terminal.js'

export interface InitFlags {
  readonly force?: boolean
}

export interface AdapterFlags extends InitFlags {
  /** By which part of the API the client records. Default: recordingcontrols. */
  readonly profile?: Profile
}

const [firstProfile] = profiles

/**
 * Writes the demo scenario to a file, to start one's own from.
 * @returns 0, or 2 when the file is there already
 */
export async function initScenario(file: string, flags: InitFlags): Promise<number> {
  const scenario = {
    ...demoScenario,
    $schema: './node_modules/cxone-mock/fixtures/scenario.schema.json',
    name: 'my-scenario',
  }
  const next = `start with cxone-mock start --scenario ${file}`
  return write(file, `${JSON.stringify(scenario, null, 2)}\n`, next, flags)
}

/**
 * Writes an adapter that works, to put one's own client into.
 * @param file default: the name that is usual in the language
 * @returns 0, or 2 when the file is there already
 * @throws {Error} when there is no template in the language for the profile
 */
export async function initAdapter(
  language: TemplateLanguage,
  file: string | undefined,
  { profile = firstProfile, ...flags }: AdapterFlags,
): Promise<number> {
  const template: Template = templates[language]
  const wanted = file ?? template.file
  if (profile !== firstProfile && !template.anyProfile) {
    const others = templateLanguages.filter((each) => (templates[each] as Template).anyProfile)
    throw new Error(
      `the template for ${language} is for ${firstProfile} alone: there is one for ${profile} in ${others.join(' and ')}`,
    )
  }
  const general = await readFile(new URL(`../fixtures/adapters/${template.file}`, import.meta.url), 'utf8')
  const text = general.replace(/(profiles"?: \[['"])recordingcontrols(['"]\])/, `$1${profile}$2`)
  const first = template.first === undefined ? '' : `${template.first}, then `
  const next = `${first}look at it with cxone-mock check --doctor -- ${template.run.replace(template.file, wanted)}`
  return write(wanted, text, next, flags)
}

async function write(
  file: string,
  text: string,
  next: string,
  { force = false }: InitFlags,
): Promise<number> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'EEXIST' ? 'it is there already: choose another name, or --force' : message
    terminal().stderr.write(`cxone-mock: ${plain(file)} cannot be written: ${reason}\n`)
    return exitUsage
  }
  terminal().stdout.write(`wrote ${plain(file)}: ${plain(next)}\n`)
  return 0
}
