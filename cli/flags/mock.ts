import { Option, type Command } from 'commander'
import { adminPortFlag, mockFlags, portFlag, type Flag, type MockFlags } from './mock-flags.js'

/** Adds the flags of `MockFlags` to a command. */
export function mockOptions(command: Command, log: MockFlags['log']): Command {
  for (const flag of mockFlags(log)) command.addOption(optionOf(flag))
  return command
}

/** Adds the ports and the flags of `MockFlags` to the command that serves. */
export function startOptions(command: Command): Command {
  return mockOptions(command.addOption(optionOf(portFlag)).addOption(optionOf(adminPortFlag)), 'text')
}

/** For commands that show what a tenant profile says. */
export function tenantProfileOption(): Option {
  return new Option('--tenant-profile <file>', 'also show what this tenant profile says').env(
    'CXONE_MOCK_TENANT_PROFILE',
  )
}

const collect = (value: string, before: readonly string[]) => [...before, ...value.split(',')]

function optionOf({ name, short, value, env, description, choices, default: usual, isList }: Flag): Option {
  const flags = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`
  const option = new Option(flags, description)
  if (env !== undefined) option.env(`CXONE_MOCK_${env}`)
  if (choices) option.choices(choices)
  if (usual !== undefined) option.default(usual)
  if (isList) option.argParser(collect).default([], 'the default of each entry')
  return option
}
