import { type Client } from '../../kit/model/client.js'
import { openAdapter } from '../../kit/drivers/adapter-client.js'
import { commandWords, requirePlaceholders } from '../../kit/processes/command-words.js'
import { openExecClient, placeholders, type ExecOptions } from '../../kit/drivers/exec-client.js'
import { openAttached } from './manual-client.js'
import type { CheckFlags } from '../flags/check.js'
import { shellWord } from '../output/shell-word.js'
import { operationNames, type OperationName } from '../../contracts/api/profiles.js'

/** How the kit reaches the client under test, from the flags. */
export interface ClientWay {
  readonly open: () => Promise<Client>
  /** Maximum number of concurrent clients. */
  readonly workers: number
  /** A command line that reruns one rule. `{rule}` stands for the id of the rule. */
  readonly reproduce: string
  /** Set when a command is run for each operation (--exec). */
  readonly exec?: ExecOptions
}

/**
 * @param note called with each unusual observation about the client
 * @throws {Error} in one line, unless exactly one of adapter, --exec and --attach is given
 */
export function clientWay(
  command: readonly string[],
  flags: CheckFlags,
  note: (text: string) => void,
): ClientWay {
  const { exec, attach = false, startTimeout, ownHome = false, workers, profile } = flags
  const ways = [command.length > 0, exec !== undefined, attach].filter(Boolean).length
  if (ways === 0) {
    throw new Error(
      'The adapter is missing. Pass its command after --: cxone-mock check -- python3 adapter.py',
    )
  }
  if (ways > 1) throw new Error('Use only one of an adapter after --, --exec and --attach.')
  const operations = flags.operations.length === 0 ? undefined : flags.operations.map(operationOf)
  const limits = operations ? `--operations ${operations.join(',')} ` : ''
  const inProfile = profile === undefined ? '' : `--profile ${profile} `
  const rerun = (words: string) =>
    `cxone-mock check --rule {rule}[ --seed {seed} --path {path}] ${inProfile}${ownHome ? '--own-home ' : ''}${words}`
  if (attach) {
    return {
      open: () => openAttached(profile, operations),
      workers: 1,
      reproduce: rerun(`${limits}--attach`),
    }
  }
  if (exec === undefined) {
    const open = () => openAdapter({ command, startMs: startTimeout * 1000, ownHome, note })
    return { open, workers, reproduce: rerun(`-- ${command.map(shellWord).join(' ')}`) }
  }
  const words = commandWords(exec)
  requirePlaceholders(words, placeholders)
  const options = { command: words, ownHome, ...(profile && { profile }), ...(operations && { operations }) }
  return {
    open: () => openExecClient(options),
    exec: options,
    workers,
    reproduce: rerun(`${limits}--exec ${shellWord(exec)}`),
  }
}

function operationOf(name: string): OperationName {
  const known = operationNames.find((each) => each === name)
  if (known === undefined)
    throw new Error(`--operations: Unknown operation "${name}". Use ${operationNames.join(', ')}.`)
  return known
}
