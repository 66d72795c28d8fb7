import type { Rule } from '../../kit/rule.js'

export const throttlingRules: readonly Rule[] = []
