import { Option, type Command } from 'commander'
import { grades } from '../../contracts/evidence.js'
import { claimKinds } from '../../kit/claims/claim-kinds.js'
import type { EvidenceFlags } from '../commands/evidence.js'
import { tenantProfileOption } from '../flags/mock.js'
import { evidenceFormats } from '../output/evidence-report.js'

/** Adds `evidence`, which lists every claim about the API. */
export function addEvidenceCommand(program: Command): void {
  program
    .command('evidence')
    .description('list every claim about the API with its grade and its source')
    .addOption(new Option('--grade <grade>', 'only claims of this grade').choices(grades))
    .addOption(new Option('--kind <kind>', 'only claims of this kind').choices(claimKinds))
    .option('--surface <name>', 'only claims about this part of the API, for example record-on-demand')
    .option('--operation <id>', 'only claims about this operation, for example startRecording')
    .addOption(tenantProfileOption())
    .addOption(new Option('--format <format>', 'output format').choices(evidenceFormats).default('text'))
    .action(async (flags: EvidenceFlags) => {
      const { evidence } = await import('../commands/evidence.js')
      await evidence(flags)
    })
}
