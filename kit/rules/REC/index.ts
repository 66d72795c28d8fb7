import type { Rule } from '../../model/rule.js'
import { CX_REC_001 } from './CX-REC-001.js'
import { CX_REC_002 } from './CX-REC-002.js'
import { CX_REC_003 } from './CX-REC-003.js'
import { CX_REC_004 } from './CX-REC-004.js'
import { CX_REC_005 } from './CX-REC-005.js'
import { CX_REC_006 } from './CX-REC-006.js'
import { CX_REC_007 } from './CX-REC-007.js'
import { CX_REC_008 } from './CX-REC-008.js'
import { CX_REC_009 } from './CX-REC-009.js'
import { CX_REC_010 } from './CX-REC-010.js'
import { CX_REC_011 } from './CX-REC-011.js'
import { CX_REC_012 } from './CX-REC-012.js'
import { CX_REC_013 } from './CX-REC-013.js'
import { CX_REC_014 } from './CX-REC-014.js'
import { CX_REC_015 } from './CX-REC-015.js'
import { CX_REC_016 } from './CX-REC-016.js'
import { CX_REC_017 } from './CX-REC-017.js'
import { CX_REC_018 } from './CX-REC-018.js'
import { CX_REC_019 } from './CX-REC-019.js'
import { CX_REC_020 } from './CX-REC-020.js'
import { CX_REC_021 } from './CX-REC-021.js'
import { CX_REC_022 } from './CX-REC-022.js'
import { CX_REC_023 } from './CX-REC-023.js'
import { CX_REC_024 } from './CX-REC-024.js'
import { CX_REC_025 } from './CX-REC-025.js'
import { CX_REC_026 } from './CX-REC-026.js'
import { CX_REC_027 } from './CX-REC-027.js'

export const recordingRules: readonly Rule[] = [
  CX_REC_001,
  CX_REC_002,
  CX_REC_003,
  CX_REC_004,
  CX_REC_005,
  CX_REC_006,
  CX_REC_007,
  CX_REC_008,
  CX_REC_009,
  CX_REC_010,
  CX_REC_011,
  CX_REC_012,
  CX_REC_013,
  CX_REC_014,
  CX_REC_015,
  CX_REC_016,
  CX_REC_017,
  CX_REC_018,
  CX_REC_019,
  CX_REC_020,
  CX_REC_021,
  CX_REC_022,
  CX_REC_023,
  CX_REC_024,
  CX_REC_025,
  CX_REC_026,
  CX_REC_027,
]
