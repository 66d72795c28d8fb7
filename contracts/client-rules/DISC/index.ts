import type { Rule } from '../../kit/rule.js'
import { CX_DISC_001 } from './CX-DISC-001.js'
import { CX_DISC_004 } from './CX-DISC-004.js'

export const discoveryRules: readonly Rule[] = [CX_DISC_001, CX_DISC_004]
