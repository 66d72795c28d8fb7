import { writeFile } from 'node:fs/promises'
import { demoScenario } from '../../mock-server/index.js'
import { exitUsage } from '../output/exit-codes.js'
import { plain } from '../output/log.js'
import { packagedFile } from '../output/packaged-file.js'
import { templates, type Template, type TemplateLanguage } from '../clients/template-languages.js'
import { profiles, type Profile } from '../../contracts/api/profiles.js'
import { terminal } from '../output/terminal.js'

export interface InitFlags {
  readonly force?: boolean
}

export interface AdapterFlags extends InitFlags {
  /** The part of the API that the client uses to record. Default: recordingcontrols. */
  readonly profile?: Profile
}

const [firstProfile] = profiles

/**
 * Writes the demo scenario to a file, as the start of a new scenario.
 * @returns 0, or 2 when the file cannot be written, for example because it exists
 */
export async function initScenario(file: string, flags: InitFlags): Promise<number> {
  const scenario = {
    ...demoScenario,
    $schema: './node_modules/cxone-mock/fixtures/scenario.schema.json',
    name: 'my-scenario',
  }
  const next = `Run cxone-mock start --scenario ${file}`
  return write(file, `${JSON.stringify(scenario, null, 2)}\n`, next, flags)
}

/**
 * Writes a working adapter, to be changed to call the user's client.
 * @param file default: the usual name in the language, for example `Adapter.java`
 * @returns 0, or 2 when the file cannot be written, for example because it exists
 */
export async function initAdapter(
  language: TemplateLanguage,
  file: string | undefined,
  { profile = firstProfile, ...flags }: AdapterFlags,
): Promise<number> {
  const template: Template = templates[language]
  const wanted = file ?? template.file
  const general = await packagedFile(`fixtures/adapters/${template.file}`)
  // Only the line that declares the profiles names one in quotes after that word.
  const text = general
    .split('\n')
    .map((line) =>
      /\bprofiles\b/.test(line) ? line.replace(/(?<=["'])recordingcontrols(?=["'])/, profile) : line,
    )
    .join('\n')
  const first = template.first === undefined ? '' : `${template.first}, then run `
  const next = `Run ${first}cxone-mock check --doctor -- ${template.run.replace(template.file, wanted)}`
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
    const reason =
      code === 'EEXIST' ? 'It already exists. Choose another name, or add --force.' : plain(message)
    terminal().stderr.write(`cxone-mock: Cannot write ${plain(file)}. ${reason}\n`)
    return exitUsage
  }
  terminal().stdout.write(`Wrote ${plain(file)}. ${plain(next)}\n`)
  return 0
}
