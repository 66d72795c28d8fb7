interface Slip {
  /** What is wrong with the value, after "The secret of client x ". */
  readonly is: string
  readonly fix: string
  /** The value without the slip. Undefined when it does not have it. */
  readonly without: (value: string) => string | undefined
}

/** The ways in which a right value is often changed on its way into a request. */
const slips: readonly Slip[] = [
  {
    is: 'ends with a line end',
    fix: 'Remove the line end, which a file or `echo` without -n adds.',
    without: (value) => (/[\r\n]/.test(value.slice(value.trimEnd().length)) ? value.trim() : undefined),
  },
  {
    is: 'begins or ends with white space',
    fix: 'Remove the white space.',
    without: (value) => value.trim(),
  },
  {
    is: 'is in quotation marks',
    fix: 'Remove the quotation marks.',
    without: (value) => /^(["'])(.*)\1$/s.exec(value.trim())?.[2],
  },
  {
    is: 'is percent-encoded once too often',
    fix: 'Encode the value once.',
    without: (value) => {
      try {
        return decodeURIComponent(value)
      } catch {
        return undefined
      }
    },
  },
  {
    is: 'begins with a byte order mark',
    fix: 'Save the file that holds it without a byte order mark.',
    without: (value) => value.replace(/^\uFEFF/, ''),
  },
  { is: 'is in another case', fix: 'Send it in lower case.', without: (value) => value.toLowerCase() },
  { is: 'is in another case', fix: 'Send it in upper case.', without: (value) => value.toUpperCase() },
]

/** No client has a longer id or secret. */
const maxLength = 4096

/** What was done to a right value: a clause and its fix. Undefined when the value is another one. Never repeats it. */
export function slipIn(
  value: string,
  isRight: (value: string) => boolean,
): (Pick<Slip, 'is' | 'fix'> & { readonly corrected: string }) | undefined {
  if (value.length > maxLength) return undefined
  for (const { is, fix, without } of slips) {
    const corrected = without(value)
    if (corrected !== undefined && corrected !== value && isRight(corrected)) return { is, fix, corrected }
  }
  return undefined
}

const unset = /^(?:undefined|null|none|nil|nan)?$/i

/** A value that a client sends when its variable is not set. */
export function isUnset(value: string): boolean {
  return unset.test(value)
}
