import type { Rule } from '../../model/rule.js'
import { CX_ERR_001 } from './CX-ERR-001.js'
import { CX_ERR_002 } from './CX-ERR-002.js'
import { CX_ERR_003 } from './CX-ERR-003.js'
import { CX_ERR_004 } from './CX-ERR-004.js'
import { CX_ERR_005 } from './CX-ERR-005.js'
import { CX_ERR_006 } from './CX-ERR-006.js'
import { CX_ERR_007 } from './CX-ERR-007.js'
import { CX_ERR_008 } from './CX-ERR-008.js'
import { CX_ERR_009 } from './CX-ERR-009.js'
import { CX_ERR_010 } from './CX-ERR-010.js'
import { CX_ERR_011 } from './CX-ERR-011.js'

export const errorRules: readonly Rule[] = [
  CX_ERR_001,
  CX_ERR_002,
  CX_ERR_003,
  CX_ERR_004,
  CX_ERR_005,
  CX_ERR_006,
  CX_ERR_007,
  CX_ERR_008,
  CX_ERR_009,
  CX_ERR_010,
  CX_ERR_011,
]
