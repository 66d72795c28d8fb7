import type { Rule } from '../../model/rule.js'
import { CX_DISC_001 } from './CX-DISC-001.js'
import { CX_DISC_002 } from './CX-DISC-002.js'
import { CX_DISC_003 } from './CX-DISC-003.js'
import { CX_DISC_004 } from './CX-DISC-004.js'

export const discoveryRules: readonly Rule[] = [CX_DISC_001, CX_DISC_002, CX_DISC_003, CX_DISC_004]
