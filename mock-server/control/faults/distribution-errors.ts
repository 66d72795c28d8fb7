import type { Fault } from '../../faults/fault.js'

const fieldsOf = {
  uniform: { needed: ['lower', 'upper'], optional: [] },
  lognormal: { needed: ['median', 'sigma'], optional: ['maxValue'] },
} as const

/** What is wrong with the fields of a delay distribution, which depend on its type. */
export function distributionErrors({ delayDistribution: given }: Fault): string[] {
  if (!given) return []
  const { needed, optional } = fieldsOf[given.type]
  const known = new Set<string>(['type', ...needed, ...optional])
  const { type, ...fields } = given
  return [
    ...needed
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) => `delayDistribution: the type ${type} needs the field "${name}"`),
    ...Object.keys(fields)
      .filter((name) => !known.has(name))
      .map((name) => `delayDistribution: ${name} has no effect with the type ${type}; remove it`),
    ...(given.type === 'uniform' && given.lower > given.upper
      ? [`delayDistribution.lower must be at most ${given.upper}, not ${given.lower}`]
      : []),
  ]
}
