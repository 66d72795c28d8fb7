import type { Rule } from '../../model/rule.js'
import { CX_REQ_001 } from './CX-REQ-001.js'
import { CX_REQ_002 } from './CX-REQ-002.js'
import { CX_REQ_003 } from './CX-REQ-003.js'
import { CX_REQ_004 } from './CX-REQ-004.js'
import { CX_REQ_005 } from './CX-REQ-005.js'
import { CX_REQ_006 } from './CX-REQ-006.js'
import { CX_REQ_007 } from './CX-REQ-007.js'
import { CX_REQ_008 } from './CX-REQ-008.js'
import { CX_REQ_009 } from './CX-REQ-009.js'
import { CX_REQ_010 } from './CX-REQ-010.js'

export const requestRules: readonly Rule[] = [
  CX_REQ_001,
  CX_REQ_002,
  CX_REQ_003,
  CX_REQ_004,
  CX_REQ_005,
  CX_REQ_006,
  CX_REQ_007,
  CX_REQ_008,
  CX_REQ_009,
  CX_REQ_010,
]
