import type { Rule } from '../../kit/rule.js'

export const discoveryRules: readonly Rule[] = []
