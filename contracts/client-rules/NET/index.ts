import type { Rule } from '../../kit/rule.js'

export const transportRules: readonly Rule[] = []
