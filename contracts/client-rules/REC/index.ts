import type { Rule } from '../../kit/rule.js'
import { CX_REC_003 } from './CX-REC-003.js'

export const recordingRules: readonly Rule[] = [CX_REC_003]
