/** A server whose traffic is recorded. */
export interface Target {
  /** `base`, `token`, `auth` or a name of the user, in lower case. It decides the variables of the command. */
  readonly name: string
  /** Scheme, authority, and perhaps a path, without a slash at the end. */
  readonly url: URL
}

/** A target with the URL under which the recorder serves it. */
export interface ServedTarget extends Target {
  readonly served: string
}

/**
 * Reads the values of `--target`: a URL, or `name=URL`. The first one without a name is `base`.
 * @throws {Error} in one line: the problem and its fix
 */
export function targetsOf(values: readonly string[]): Target[] {
  const targets: Target[] = []
  for (const value of values) {
    const [, given, text = value] = /^([A-Za-z]\w{0,31})=(.*)$/s.exec(value) ?? []
    const target = { name: given?.toLowerCase() ?? nameFor(targets), url: urlOf(text) }
    const same = targets.find(({ name }) => name === target.name)
    if (same) throw new Error(`--target: "${target.name}" is given twice. Use another name.`)
    if (targets.some(({ url }) => url.href === target.url.href))
      throw new Error(`--target: ${baseOf(target)} is given twice. Remove one.`)
    targets.push(target)
  }
  return targets
}

function nameFor(targets: readonly Target[]): string {
  const isTaken = (name: string) => targets.some((each) => each.name === name)
  if (!isTaken('base')) return 'base'
  let number = 2
  while (isTaken(`target_${number}`)) number += 1
  return `target_${number}`
}

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `--target: "${withoutPassword(text)}" is not a URL. Use, for example, https://api.example.com or token=https://login.example.com.`,
    )
  }
  if (url.username !== '' || url.password !== '')
    throw new Error('--target: The URL contains a user or a password. Remove it. The client sends its own.')
  if (url.search !== '' || url.hash !== '')
    throw new Error(`--target: ${url.origin} is followed by a query or a fragment. Remove it.`)
  url.pathname = url.pathname.replace(/(?<!\/)\/+$/, '')
  return url
}

/** The URL without a slash at its end. */
export function baseOf({ url }: Pick<Target, 'url'>): string {
  return url.origin + pathOfBase(url)
}

export function pathOfBase(url: URL): string {
  return url.pathname === '/' ? '' : url.pathname
}

function withoutPassword(text: string): string {
  return text.replace(/\/\/[^/]*@/, '//***@').slice(0, 200)
}
