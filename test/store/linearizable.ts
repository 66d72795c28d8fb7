/** What a client asked for one recording, when, and what it was told. */
export interface Step {
  readonly kind: 'start' | 'stop' | 'read' | 'idle'
  readonly began: number
  /** Infinity: no answer came, so it may have happened at any time, or never. */
  readonly ended: number
  /** The status, for `read` the state. Undefined: unknown. */
  readonly told: string | undefined
}

type State = 'idle' | 'recording' | 'stopped'

/** The state after a step, if the step may be told so in this state. */
function after(state: State, { kind, told }: Step): State | undefined {
  switch (kind) {
    case 'start':
      if (state === 'idle') return told === undefined || told === '200' ? 'recording' : undefined
      return told === undefined || told === '409' ? state : undefined
    case 'stop':
      if (state === 'recording') return told === undefined || told === '200' ? 'stopped' : undefined
      return told === undefined || told === '409' ? state : undefined
    case 'read':
      return told === undefined || told === state ? state : undefined
    case 'idle':
      return told === undefined || told === '200' ? 'idle' : undefined
  }
}

/**
 * Whether there is an order of the steps that fits what everybody was told, and in which no step comes before one that
 * had ended when it began.
 */
export function isLinearizable(steps: readonly Step[]): boolean {
  const seen = new Set<string>()
  const search = (left: readonly Step[], state: State): boolean => {
    if (left.every(({ ended }) => ended === Infinity)) return true
    const key = `${state} ${left.map((step) => steps.indexOf(step)).join()}`
    if (seen.has(key)) return false
    seen.add(key)
    const firstEnd = Math.min(...left.map(({ ended }) => ended))
    return left.some((step) => {
      if (step.began > firstEnd) return false
      const next = after(state, step)
      return (
        next !== undefined &&
        search(
          left.filter((each) => each !== step),
          next,
        )
      )
    })
  }
  return search(steps, 'idle')
}
