import { baseOf, type ServedTarget } from './target.js'

type Env = Readonly<Record<string, string | undefined>>

/** The environment of a recorded command, and what it may send past the recorder. */
export interface RecordedEnv {
  readonly env: Readonly<Record<string, string>>
  /** Variables of the token endpoints that name another server than the targets. */
  readonly past: readonly string[]
}

/**
 * The variables that lead a command to the recorder. Those that it would get from `exec`, and every variable whose value
 * begins with the URL of a target.
 */
export function recordedEnv(targets: readonly ServedTarget[], env: Env): RecordedEnv {
  const led = Object.entries(env).flatMap(([name, value]): [string, string][] => {
    const other = value === undefined ? undefined : throughRecorder(value, targets)
    return other === undefined ? [] : [[name, other]]
  })
  const served = (name: string) => targets.find((each) => each.name === name)?.served
  const base = served('base') ?? targets[0]?.served ?? ''
  const wanted: Readonly<Record<string, string>> = {
    CXONE_TOKEN_URL: `${served('token') ?? base}/oauth/token`,
    CXONE_AUTH_TOKEN_URL: `${served('auth') ?? served('token') ?? base}/auth/token`,
  }
  const ledNames = new Set(led.map(([name]) => name))
  const past = Object.keys(wanted).filter(
    (name) =>
      env[name] && !ledNames.has(name) && served(name === 'CXONE_TOKEN_URL' ? 'token' : 'auth') === undefined,
  )
  return {
    env: {
      ...Object.fromEntries(Object.entries(wanted).filter(([name]) => !past.includes(name))),
      ...Object.fromEntries(targets.map((each) => [variableOf(each), each.served])),
      ...Object.fromEntries(led),
      CXONE_BASE_URL: base,
    },
    past,
  }
}

/** `CXONE_TOKEN_URL` is a whole URL, so the hosts of the token endpoints have other names. */
export function variableOf({ name }: Pick<ServedTarget, 'name'>): string {
  return name === 'token' || name === 'auth'
    ? `CXONE_${name.toUpperCase()}_BASE_URL`
    : `CXONE_${name.toUpperCase()}_URL`
}

function throughRecorder(value: string, targets: readonly ServedTarget[]): string | undefined {
  for (const target of targets.toSorted((one, other) => baseOf(other).length - baseOf(one).length)) {
    const base = baseOf(target)
    if (value.slice(0, base.length).toLowerCase() !== base.toLowerCase()) continue
    const rest = value.slice(base.length)
    if (rest === '' || /^[/?#]/.test(rest)) return target.served + rest
  }
  return undefined
}
