import type { Command } from 'commander'
import { terminal } from '../output/terminal.js'

/** Adds `store` with its verbs. They need a directory that no running mock has open. */
export function addStoreCommands(program: Command): void {
  const store = program
    .command('store')
    .description('check, repair, export or import the directory of start --store, while no mock has it open')
  store
    .command('check')
    .description('print what is in it; exit code 0 all can be read, 1 some cannot')
    .argument('<directory>')
    .action(async (directory: string) => {
      const { checkStore } = await import('../commands/store.js')
      terminal().exitCode = await checkStore(directory)
    })
  store
    .command('repair')
    .description('keep what can be read of a damaged store; the damaged file stays beside it')
    .argument('<directory>')
    .action(async (directory: string) => {
      const { repairStore } = await import('../commands/store.js')
      terminal().exitCode = await repairStore(directory)
    })
  store
    .command('export')
    .description('write it as lines of JSON to stdout or a file')
    .argument('<directory>')
    .option('-o, --output <file>', 'write to this file')
    .action(async (directory: string, flags: { output?: string }) => {
      const { exportStore } = await import('../commands/store.js')
      terminal().exitCode = await exportStore(directory, flags)
    })
  store
    .command('import')
    .description('make a store in an empty directory from an export')
    .argument('<directory>')
    .requiredOption('-i, --input <file>', 'the file that store export has written')
    .action(async (directory: string, flags: { input: string }) => {
      const { importStore } = await import('../commands/store.js')
      terminal().exitCode = await importStore(directory, flags)
    })
}
