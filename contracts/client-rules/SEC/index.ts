import type { Rule } from '../../kit/rule.js'

export const secretRules: readonly Rule[] = []
