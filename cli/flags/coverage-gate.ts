import { InvalidArgumentError, Option, type Command } from 'commander'

/** The flags by which a coverage is held against what it must have. */
export interface GateFlags {
  readonly require: readonly string[]
  readonly min?: number
}

const collect = (value: string, before: readonly string[]) => [
  ...before,
  ...value.split(',').map((name) => name.trim()),
]

/** Adds the flags of `GateFlags` to a command. */
export function gateOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--require <names>',
        'what must have been met: 409, 401-expired, connected/idle/stop …; with commas',
      )
        .argParser(collect)
        .default([], 'nothing'),
    )
    .addOption(new Option('--min <percent>', 'how much must be covered at least').argParser(percentOf))
}

function percentOf(value: string): number {
  const percent = Number(value)
  if (value.trim() !== '' && percent >= 0 && percent <= 100) return percent
  throw new InvalidArgumentError('It goes from 0 to 100.')
}
