import type { Rule } from '../../kit/rule.js'

export const propertyRules: readonly Rule[] = []
