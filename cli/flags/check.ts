import { InvalidArgumentError, Option, type Command } from 'commander'
import { availableParallelism } from 'node:os'
import { operationsIn, profiles, type Profile } from '../../contracts/api/profiles.js'
import type { RuleFlags } from './rules.js'
import { reportOptions, type ReportFlags } from './report.js'
import { severityOptions, type SeverityFlags } from './severity.js'
import { tiers } from '../../kit/runner/tiers.js'

export interface CheckFlags extends RuleFlags, ReportFlags, SeverityFlags {
  readonly workers: number
  readonly startTimeout: number
  readonly ownHome?: boolean
  readonly exec?: string
  readonly attach?: boolean
  readonly operations: readonly string[]
  readonly profile?: Profile
  readonly runs?: number
  readonly seed?: number
  readonly path?: string
  readonly doctor?: boolean
  readonly list?: boolean
}

/** @throws {InvalidArgumentError} for an empty name, because an empty list would select everything */
function collect(value: string, before: readonly string[]): readonly string[] {
  const names = value.split(',').map((each) => each.trim())
  if (!names.includes('')) return [...before, ...names]
  throw new InvalidArgumentError('A name is empty. Separate names with one comma.')
}

/** Most rules wait for time to pass, so more clients than cores run concurrently. */
function defaultWorkers(): number {
  return Math.min(8, 2 * availableParallelism() + 2)
}

/** Adds the flags that choose rules to a command. */
export function ruleOptions(command: Command): Command {
  const list = (flags: string, description: string) =>
    new Option(flags, description).argParser(collect).default([], 'all')
  return command
    .addOption(list('--rule <ids>', 'only these rules, comma-separated: CX-TOK-001,CX-ERR-001'))
    .addOption(
      list(
        '--area <areas>',
        'only these areas, comma-separated: DISC, AUTH, TOK, REQ, REC, ERR, RATE, NET, SEC, PROP',
      ),
    )
    .addOption(list('--level <levels>', 'only these levels, comma-separated: MUST, SHOULD, MAY'))
}

/** One of the profiles in which a client can be examined. */
export function profileOption(description: string): Option {
  const there = profiles.filter((each) => operationsIn(each).length > 0)
  return new Option('--profile <profile>', description).choices(there)
}

/** Adds the flags of `CheckFlags` to a command. */
export function checkOptions(command: Command): Command {
  ruleOptions(command)
    .addOption(
      new Option(
        '--tier <tier>',
        'smoke: the MUST rules without waits, a few seconds; core: all MUST rules without random sequences',
      )
        .choices(tiers)
        .default('all'),
    )
    .addOption(
      new Option('--workers <number>', 'number of clients tested concurrently')
        .argParser(numberFrom(1, 64))
        .default(defaultWorkers()),
    )
    .addOption(
      new Option('--start-timeout <seconds>', 'maximum time until an adapter sends hello')
        .argParser(numberFrom(1, 600))
        .default(30),
    )
    .option(
      '--exec <command>',
      'instead of an adapter: a command for each operation, with {operation} {recordingId} …',
    )
    .option('--attach', 'instead of an adapter: prompt for each operation, and wait until you have done it')
    .addOption(
      new Option('--operations <names>', 'operations that --exec or --attach supports, comma-separated')
        .argParser(collect)
        .default([], 'all'),
    )
    .addOption(
      new Option(
        '--runs <number>',
        'number of sequences for each PROP rule (default: 200 for CX-PROP-001, 50 for CX-PROP-002)',
      ).argParser(numberFrom(1, 100_000)),
    )
    .addOption(
      new Option('--seed <number>', 'seed of the random rules (PROP); default: 1').argParser(
        numberFrom(-0x80_00_00_00, 0x7f_ff_ff_ff),
      ),
    )
    .addOption(
      new Option('--path <path>', 'path printed by a PROP failure; reruns only that sequence').argParser(
        (path) => {
          if (/^\d+(?::\d+)*$/.test(path)) return path
          throw new InvalidArgumentError('Use numbers separated by colons, as the failure prints them.')
        },
      ),
    )
    .addOption(
      profileOption(
        'part of the API with which the client records; default: the first one it declares, else recordingcontrols',
      ),
    )
    .option('--own-home', "keep the user's HOME for the adapter")
    .option('--doctor', 'check the adapter or the command of --exec itself, and run no rule')
    .option('--list', 'list the rules and exit')
  return reportOptions(severityOptions(command))
}

function numberFrom(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`Use a whole number from ${least} to ${most}.`)
  }
}
