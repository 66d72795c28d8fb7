import type { Rule } from '../../kit/rule.js'

export const requestRules: readonly Rule[] = []
