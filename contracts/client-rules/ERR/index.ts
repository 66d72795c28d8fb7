import type { Rule } from '../../kit/rule.js'
import { CX_ERR_001 } from './CX-ERR-001.js'

export const errorRules: readonly Rule[] = [CX_ERR_001]
