import type { Rule } from '../../model/rule.js'
import { CX_SEC_001 } from './CX-SEC-001.js'
import { CX_SEC_002 } from './CX-SEC-002.js'
import { CX_SEC_003 } from './CX-SEC-003.js'
import { CX_SEC_004 } from './CX-SEC-004.js'
import { CX_SEC_005 } from './CX-SEC-005.js'
import { CX_SEC_006 } from './CX-SEC-006.js'
import { CX_SEC_007 } from './CX-SEC-007.js'
import { CX_SEC_008 } from './CX-SEC-008.js'
import { CX_SEC_009 } from './CX-SEC-009.js'

export const secretRules: readonly Rule[] = [
  CX_SEC_001,
  CX_SEC_002,
  CX_SEC_003,
  CX_SEC_004,
  CX_SEC_005,
  CX_SEC_006,
  CX_SEC_007,
  CX_SEC_008,
  CX_SEC_009,
]
