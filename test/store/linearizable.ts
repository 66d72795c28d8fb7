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
 * had ended when it began. Of the steps without an answer those of one kind are alike, so that they are tried in the
 * order in which they began.
 */
export function isLinearizable(steps: readonly Step[]): boolean {
  const open = (['start', 'stop', 'idle'] as const).map((kind) =>
    steps
      .filter((step) => step.ended === Infinity && step.kind === kind)
      .toSorted((one, other) => one.began - other.began),
  )
  const seen = new Set<string>()
  const search = (left: readonly Step[], used: readonly number[], state: State): boolean => {
    if (left.length === 0) return true
    const key = `${state} ${used.join()} ${left.map((step) => steps.indexOf(step)).join()}`
    if (seen.has(key)) return false
    seen.add(key)
    const firstEnd = Math.min(...left.map(({ ended }) => ended))
    const byAnswered = left.some((step) => {
      if (step.began > firstEnd) return false
      const next = after(state, step)
      return (
        next !== undefined &&
        search(
          left.filter((each) => each !== step),
          used,
          next,
        )
      )
    })
    if (byAnswered) return true
    return open.some((alike, kind) => {
      const step = alike[used[kind] ?? 0]
      if (!step || step.began > firstEnd) return false
      const next = after(state, step)
      const more = used.map((count, index) => (index === kind ? count + 1 : count))
      return next !== undefined && next !== state && search(left, more, next)
    })
  }
  return search(
    steps.filter(({ ended }) => ended !== Infinity),
    [0, 0, 0],
    'idle',
  )
}
