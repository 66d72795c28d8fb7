import { InvalidArgumentError, Option, type Command } from 'commander'

/** The flags that set the minimum coverage. */
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
        'behaviours that must be covered, comma-separated: 409, 401-expired, connected/idle/stop …',
      )
        .argParser(collect)
        .default([], 'nothing'),
    )
    .addOption(new Option('--min <percent>', 'minimum coverage, 0 to 100').argParser(percentOf))
}

function percentOf(value: string): number {
  const percent = Number(value)
  if (value.trim() !== '' && percent >= 0 && percent <= 100) return percent
  throw new InvalidArgumentError('Use a number from 0 to 100.')
}
