import type { Rule } from '../../kit/rule.js'

export const authenticationRules: readonly Rule[] = []
