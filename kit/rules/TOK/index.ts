import type { Rule } from '../../model/rule.js'
import { CX_TOK_001 } from './CX-TOK-001.js'
import { CX_TOK_002 } from './CX-TOK-002.js'
import { CX_TOK_003 } from './CX-TOK-003.js'
import { CX_TOK_004 } from './CX-TOK-004.js'
import { CX_TOK_005 } from './CX-TOK-005.js'
import { CX_TOK_006 } from './CX-TOK-006.js'
import { CX_TOK_007 } from './CX-TOK-007.js'
import { CX_TOK_008 } from './CX-TOK-008.js'
import { CX_TOK_009 } from './CX-TOK-009.js'
import { CX_TOK_010 } from './CX-TOK-010.js'
import { CX_TOK_011 } from './CX-TOK-011.js'
import { CX_TOK_012 } from './CX-TOK-012.js'

export const tokenRules: readonly Rule[] = [
  CX_TOK_001,
  CX_TOK_002,
  CX_TOK_003,
  CX_TOK_004,
  CX_TOK_005,
  CX_TOK_006,
  CX_TOK_007,
  CX_TOK_008,
  CX_TOK_009,
  CX_TOK_010,
  CX_TOK_011,
  CX_TOK_012,
]
