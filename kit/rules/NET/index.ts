import type { Rule } from '../../model/rule.js'
import { CX_NET_001 } from './CX-NET-001.js'
import { CX_NET_002 } from './CX-NET-002.js'
import { CX_NET_003 } from './CX-NET-003.js'
import { CX_NET_004 } from './CX-NET-004.js'
import { CX_NET_005 } from './CX-NET-005.js'
import { CX_NET_006 } from './CX-NET-006.js'
import { CX_NET_007 } from './CX-NET-007.js'
import { CX_NET_008 } from './CX-NET-008.js'
import { CX_NET_009 } from './CX-NET-009.js'
import { CX_NET_010 } from './CX-NET-010.js'
import { CX_NET_011 } from './CX-NET-011.js'

export const transportRules: readonly Rule[] = [
  CX_NET_001,
  CX_NET_002,
  CX_NET_003,
  CX_NET_004,
  CX_NET_005,
  CX_NET_006,
  CX_NET_007,
  CX_NET_008,
  CX_NET_009,
  CX_NET_010,
  CX_NET_011,
]
