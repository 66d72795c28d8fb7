import type { Rule } from '../../kit/rule.js'
import { CX_TOK_001 } from './CX-TOK-001.js'

export const tokenRules: readonly Rule[] = [CX_TOK_001]
