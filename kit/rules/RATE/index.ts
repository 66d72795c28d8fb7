import type { Rule } from '../../model/rule.js'
import { CX_RATE_001 } from './CX-RATE-001.js'
import { CX_RATE_002 } from './CX-RATE-002.js'
import { CX_RATE_003 } from './CX-RATE-003.js'
import { CX_RATE_004 } from './CX-RATE-004.js'
import { CX_RATE_005 } from './CX-RATE-005.js'
import { CX_RATE_006 } from './CX-RATE-006.js'
import { CX_RATE_007 } from './CX-RATE-007.js'
import { CX_RATE_008 } from './CX-RATE-008.js'
import { CX_RATE_009 } from './CX-RATE-009.js'

export const throttlingRules: readonly Rule[] = [
  CX_RATE_001,
  CX_RATE_002,
  CX_RATE_003,
  CX_RATE_004,
  CX_RATE_005,
  CX_RATE_006,
  CX_RATE_007,
  CX_RATE_008,
  CX_RATE_009,
]
