import { type Client } from '../../kit/model/client.js'
import { openAdapter } from '../../kit/drivers/adapter-client.js'
import { commandWords, requirePlaceholders } from '../../kit/processes/command-words.js'
import { openExecClient, placeholders, type ExecOptions } from '../../kit/drivers/exec-client.js'
import { openAttached } from './manual-client.js'
import type { CheckFlags } from '../flags/check.js'
import { shellWord } from '../output/shell-word.js'
import { operationNames, type OperationName } from '../../contracts/api/profiles.js'

/** How the client under test is reached, as the flags say. */
export interface ClientWay {
  readonly open: () => Promise<Client>
  /** At most so many clients side by side. */
  readonly workers: number
  /** A command line that puts one rule to it again; `{rule}` stands for its id. */
  readonly reproduce: string
  /** How the command is run, where the way is a command for each operation. */
  readonly exec?: ExecOptions
}

/**
 * @param note told of each oddity
 * @throws {Error} in one line, when no way in or more than one is named
 */
export function clientWay(
  command: readonly string[],
  flags: CheckFlags,
  note: (text: string) => void,
): ClientWay {
  const { exec, attach = false, startTimeout, ownHome = false, workers, profile } = flags
  const ways = [command.length > 0, exec !== undefined, attach].filter(Boolean).length
  if (ways === 0) throw new Error('name the adapter after --: cxone-mock check -- python3 adapter.py')
  if (ways > 1) throw new Error('there is one way in: an adapter after --, or --exec, or --attach')
  const operations = flags.operations.length === 0 ? undefined : flags.operations.map(operationOf)
  const limits = operations ? `--operations ${operations.join(',')} ` : ''
  const inProfile = profile === undefined ? '' : `--profile ${profile} `
  const again = (words: string) =>
    `cxone-mock check --rule {rule}[ --seed {seed} --path {path}] ${inProfile}${ownHome ? '--own-home ' : ''}${words}`
  if (attach) {
    return {
      open: () => openAttached(profile, operations),
      workers: 1,
      reproduce: again(`${limits}--attach`),
    }
  }
  if (exec === undefined) {
    const open = () => openAdapter({ command, startMs: startTimeout * 1000, ownHome, note })
    return { open, workers, reproduce: again(`-- ${command.map(shellWord).join(' ')}`) }
  }
  const words = commandWords(exec)
  requirePlaceholders(words, placeholders)
  const options = { command: words, ownHome, ...(profile && { profile }), ...(operations && { operations }) }
  return {
    open: () => openExecClient(options),
    exec: options,
    workers,
    reproduce: again(`${limits}--exec ${shellWord(exec)}`),
  }
}

function operationOf(name: string): OperationName {
  const known = operationNames.find((each) => each === name)
  if (known === undefined)
    throw new Error(`--operations ${name} is unknown: there are ${operationNames.join(', ')}`)
  return known
}
