import { adminPortFlag, mockFlags, portFlag } from './mock-flags.js'

/**
 * An error message about the value of a flag, with the name of the variable that holds the value, e.g.
 * `CXONE_MOCK_PORT: "abc" is not a port.` The message is unchanged when the flag itself was given.
 */
export function namingVariable(message: string, env: NodeJS.ProcessEnv): string {
  const [start, name, value = ''] = /^--([a-z-]+): "([^"]*)"/.exec(message) ?? []
  if (start === undefined) return message
  const variable = [portFlag, adminPortFlag, ...mockFlags('text')].find((flag) => flag.name === name)?.env
  const given = variable === undefined ? undefined : env[`CXONE_MOCK_${variable}`]
  if (given === undefined || !given.includes(value)) return message
  return `CXONE_MOCK_${variable}${message.slice(`--${name}`.length)}`
}
