import type { Rule } from '../../model/rule.js'
import { CX_AUTH_001 } from './CX-AUTH-001.js'
import { CX_AUTH_002 } from './CX-AUTH-002.js'
import { CX_AUTH_003 } from './CX-AUTH-003.js'
import { CX_AUTH_004 } from './CX-AUTH-004.js'
import { CX_AUTH_005 } from './CX-AUTH-005.js'
import { CX_AUTH_006 } from './CX-AUTH-006.js'
import { CX_AUTH_007 } from './CX-AUTH-007.js'
import { CX_AUTH_008 } from './CX-AUTH-008.js'
import { CX_AUTH_009 } from './CX-AUTH-009.js'
import { CX_AUTH_010 } from './CX-AUTH-010.js'
import { CX_AUTH_011 } from './CX-AUTH-011.js'
import { CX_AUTH_012 } from './CX-AUTH-012.js'
import { CX_AUTH_013 } from './CX-AUTH-013.js'
import { CX_AUTH_014 } from './CX-AUTH-014.js'
import { CX_AUTH_015 } from './CX-AUTH-015.js'
import { CX_AUTH_016 } from './CX-AUTH-016.js'
import { CX_AUTH_017 } from './CX-AUTH-017.js'
import { CX_AUTH_018 } from './CX-AUTH-018.js'
import { CX_AUTH_019 } from './CX-AUTH-019.js'
import { CX_AUTH_020 } from './CX-AUTH-020.js'

export const authenticationRules: readonly Rule[] = [
  CX_AUTH_001,
  CX_AUTH_002,
  CX_AUTH_003,
  CX_AUTH_004,
  CX_AUTH_005,
  CX_AUTH_006,
  CX_AUTH_007,
  CX_AUTH_008,
  CX_AUTH_009,
  CX_AUTH_010,
  CX_AUTH_011,
  CX_AUTH_012,
  CX_AUTH_013,
  CX_AUTH_014,
  CX_AUTH_015,
  CX_AUTH_016,
  CX_AUTH_017,
  CX_AUTH_018,
  CX_AUTH_019,
  CX_AUTH_020,
]
