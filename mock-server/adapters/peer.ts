import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** An error in one line: the user has to install something, and the place in the code does not matter. */
function peerError(message: string): Error {
  const error = new Error(message)
  error.stack = message
  return error
}

/**
 * Checks that a package which only some users need is installed in a version that works.
 * @param oldest the oldest version that works, e.g. `4.18`
 * @throws {Error} in one line, with the command that installs it
 */
export function requirePeer(entry: string, name: string, oldest: string): void {
  const needs = `${entry} needs ${name} ${oldest} or newer`
  const version = versionOf(name)
  if (version === undefined) throw peerError(`${needs}: npm install ${name}`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = oldest.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw peerError(`${needs}, and ${version} is installed: npm install ${name}@latest`)
}

function versionOf(name: string): string | undefined {
  try {
    return (require(`${name}/package.json`) as { readonly version: string }).version
  } catch {
    return undefined
  }
}
