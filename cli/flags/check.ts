import { InvalidArgumentError, Option, type Command } from 'commander'
import { availableParallelism } from 'node:os'
import { operationsIn, profiles, type Profile } from '../../contracts/api/profiles.js'
import type { RuleFlags } from './rules.js'
import { reportOptions, type ReportFlags } from './report.js'

export interface CheckFlags extends RuleFlags, ReportFlags {
  readonly workers: number
  readonly startTimeout: number
  readonly ownHome?: boolean
  readonly exec?: string
  readonly attach?: boolean
  readonly operations: readonly string[]
  readonly profile?: Profile
  readonly trustUnverified?: boolean
  readonly strict?: boolean
  readonly runs?: number
  readonly seed?: number
  readonly path?: string
  readonly doctor?: boolean
  readonly list?: boolean
}

/** @throws {InvalidArgumentError} for an empty name: a list that came out empty would choose everything */
function collect(value: string, before: readonly string[]): readonly string[] {
  const names = value.split(',').map((each) => each.trim())
  if (!names.includes('')) return [...before, ...names]
  throw new InvalidArgumentError('It has an empty name: write names with a comma between two of them.')
}

/** Most rules wait for time to pass, so that more clients than cores are kept busy. */
function defaultWorkers(): number {
  return Math.min(8, 2 * availableParallelism() + 2)
}

/** Adds the flags that choose rules to a command. */
export function ruleOptions(command: Command): Command {
  const list = (flags: string, description: string) =>
    new Option(flags, description).argParser(collect).default([], 'all')
  return command
    .addOption(list('--rule <ids>', 'only these rules, with commas: CX-TOK-001,CX-ERR-001'))
    .addOption(
      list('--area <areas>', 'only these areas: DISC, AUTH, TOK, REQ, REC, ERR, RATE, NET, SEC, PROP'),
    )
    .addOption(list('--level <levels>', 'only these levels: MUST, SHOULD, MAY'))
}

/** Adds the flags that say what a verdict means to a pipeline. */
export function strictnessOptions(command: Command): Command {
  return command
    .option('--trust-unverified', 'my tenant has this surface: rules that rest on the forum alone can fail')
    .option('--strict', 'a warning fails, too')
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
      new Option('--workers <number>', 'how many clients are examined side by side')
        .argParser(numberFrom(1, 64))
        .default(defaultWorkers()),
    )
    .addOption(
      new Option('--start-timeout <seconds>', 'how long an adapter may take until it says hello')
        .argParser(numberFrom(1, 600))
        .default(30),
    )
    .option(
      '--exec <command>',
      'in place of an adapter: a command for each operation, with {operation} {recordingId} …',
    )
    .option('--attach', 'in place of an adapter: say what is wanted, and wait until somebody did it')
    .addOption(
      new Option('--operations <names>', 'what --exec and --attach can do, with commas')
        .argParser(collect)
        .default([], 'all'),
    )
    .addOption(
      new Option(
        '--runs <number>',
        'how many sequences the rules of PROP try (default: 200, and 50)',
      ).argParser(numberFrom(1, 100_000)),
    )
    .addOption(
      new Option('--seed <number>', 'the chance that a failure of PROP told, to have it again').argParser(
        numberFrom(-0x80_00_00_00, 0x7f_ff_ff_ff),
      ),
    )
    .addOption(
      new Option('--path <path>', 'the sequence that it told').argParser((path) => {
        if (/^\d+(?::\d+)*$/.test(path)) return path
        throw new InvalidArgumentError('It is numbers with colons, as a failure tells it.')
      }),
    )
    .addOption(
      profileOption(
        'by which part of the API it records; default: the first that it declares, and recordingcontrols',
      ),
    )
    .option('--own-home', 'leave the adapter the HOME of the user')
    .option(
      '--doctor',
      'look at the adapter itself, or at the command of --exec, and put no rule to the client',
    )
    .option('--list', 'list the rules, and run nothing')
  return reportOptions(strictnessOptions(command))
}

function numberFrom(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
  }
}
